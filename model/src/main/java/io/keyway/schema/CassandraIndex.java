package io.keyway.schema;

/**
 * A secondary index.
 *
 * @param name as stored
 * @param target what is indexed, as CQL writes it: a column name or for example {@code values(tags)}
 * @param kind how the index is built, which decides the queries it answers
 * @param folding whether different texts are the same to it, as to one that ignores case
 */
public record CassandraIndex(String name, String target, Kind kind, boolean folding) {
    /** How an index is made. */
    public enum Kind {
        /** Cassandra's first form of index, a hidden table: it finds equal values. */
        LEGACY,
        /** A storage-attached index: it finds equal values, and ranges of numbers and times. */
        STORAGE_ATTACHED,
        /** An index of some other make, of which nothing is known. */
        OTHER
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
