package io.keyway.clients;

import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** Hibernate: an entity by its key, a query with an order and a limit, and a count. */
final class Hibernate {
    private Hibernate() {}

    /** Takes a URL. */
    public static void main(String[] arguments) {
        Configuration configuration = new Configuration()
                .addAnnotatedClass(Play.class)
                .setProperty("hibernate.connection.driver_class", "io.keyway.jdbc.KeywayDriver")
                .setProperty("hibernate.connection.url", arguments[0])
                .setProperty("hibernate.dialect", "org.hibernate.dialect.PostgreSQLDialect");
        try (SessionFactory factory = configuration.buildSessionFactory()) {
            factory.inTransaction(session -> {
                Play play = session.find(Play.class, new Play.Key(338, 4));
                System.out.println(play.artist + ": " + play.song + ", " + play.length);
                session.createQuery("from Play p where p.sessionid = :session order by p.iteminsession", Play.class)
                        .setParameter("session", 338)
                        .setMaxResults(2)
                        .list()
                        .forEach(found -> System.out.println(found.iteminsession + " " + found.song));
                System.out.println(
                        session.createQuery("select count(p) from Play p where p.sessionid in (338, 182)", Long.class)
                                .getSingleResult());
            });
        }
    }
}
