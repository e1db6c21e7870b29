package io.keyway.cassandra;

import com.datastax.oss.driver.api.core.metadata.schema.IndexKind;
import com.datastax.oss.driver.api.core.metadata.schema.IndexMetadata;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A secondary index.
 *
 * @param name as stored
 * @param target what is indexed, as CQL writes it: a column name or for example {@code values(tags)}
 * @param kind how the index is made, and so what it can be asked
 * @param folding whether it takes different texts for the same, as one that does not regard case
 */
public record CassandraIndex(String name, String target, Kind kind, boolean folding) {
    /** SAI's options that do not change what it answers, and those that make it fold texts. */
    private static final Set<String> UNDERSTOOD =
            Set.of("class_name", "target", "case_sensitive", "normalize", "ascii");

    /** How an index is made. */
    public enum Kind {
        /** Cassandra's first form of index, a hidden table: it finds equal values. */
        LEGACY,
        /** A storage-attached index: it finds equal values, and ranges of numbers and times. */
        STORAGE_ATTACHED,
        /** An index of some other make, of which nothing is known. */
        OTHER
    }

    static CassandraIndex of(IndexMetadata index) {
        return new CassandraIndex(
                index.getName().asInternal(), index.getTarget(), kind(index), isFolding(index.getOptions()));
    }

    /** Cassandra stores the class as it was written: its alias in any case, its short name, or its full one. */
    private static Kind kind(IndexMetadata index) {
        if (index.getKind() != IndexKind.CUSTOM) {
            return Kind.LEGACY;
        }
        String full = index.getClassName().orElse("");
        String name = full.substring(full.lastIndexOf('.') + 1);
        boolean attached = name.equalsIgnoreCase("sai") || name.equals("StorageAttachedIndex");
        return attached && UNDERSTOOD.containsAll(index.getOptions().keySet()) ? Kind.STORAGE_ATTACHED : Kind.OTHER;
    }

    private static boolean isFolding(Map<String, String> options) {
        return is(options, "case_sensitive", "false")
                || is(options, "normalize", "true")
                || is(options, "ascii", "true");
    }

    private static boolean is(Map<String, String> options, String name, String value) {
        return options.getOrDefault(name, "").toLowerCase(Locale.ROOT).equals(value);
    }

    /** The column that is indexed, as stored, also when only a part of it is, as in {@code values(tags)}. */
    public String column() {
        String inner = isOfPart() ? target.substring(target.indexOf('(') + 1, target.length() - 1) : target;
        boolean quoted = inner.length() > 1 && inner.startsWith("\"") && inner.endsWith("\"");
        return quoted ? inner.substring(1, inner.length() - 1).replace("\"\"", "\"") : inner;
    }

    /** Whether the elements, keys or entries of a collection are indexed rather than a column's values. */
    public boolean isOfPart() {
        return !target.startsWith("\"") && target.indexOf('(') > 0 && target.endsWith(")");
    }
}
