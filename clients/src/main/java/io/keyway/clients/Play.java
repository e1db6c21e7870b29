package io.keyway.clients;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;

/** A row of the logical table as an entity of Hibernate. */
@Entity
@Immutable
@Table(name = "music_library")
@IdClass(Play.Key.class)
class Play {
    @Id
    int sessionid;

    @Id
    int iteminsession;

    String artist = "";
    String song = "";
    double length;

    /** For Hibernate. */
    protected Play() {}

    /** The key of a play. */
    static final class Key implements Serializable {
        int sessionid;
        int iteminsession;

        /** For Hibernate. */
        Key() {}

        Key(int sessionid, int iteminsession) {
            this.sessionid = sessionid;
            this.iteminsession = iteminsession;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.sessionid == sessionid && key.iteminsession == iteminsession;
        }

        @Override
        public int hashCode() {
            return 31 * sessionid + iteminsession;
        }
    }
}
