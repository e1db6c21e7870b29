package io.keyway.plan.type;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.jspecify.annotations.Nullable;

/**
 * Converts the values of rows, column by column. Public, because generated code passes it on.
 *
 * @param columns a conversion for each column
 * @param identity whether every conversion changes nothing
 */
public record RowConverter(List<UnaryOperator<@Nullable Object>> columns, boolean identity) {

    /** From a cursor's values to those of generated code. */
    public static RowConverter toInternal(RelDataType rowType) {
        return of(rowType, InternalValues::toInternal);
    }

    /** From the values of generated code to a cursor's. */
    public static RowConverter fromInternal(RelDataType rowType) {
        return of(rowType, InternalValues::fromInternal);
    }

    private interface Direction {
        UnaryOperator<@Nullable Object> column(RelDataType type);
    }

    private static RowConverter of(RelDataType rowType, Direction direction) {
        return new RowConverter(
                rowType.getFieldList().stream()
                        .map(field -> direction.column(field.getType()))
                        .toList(),
                rowType.getFieldList().stream().map(RelDataTypeField::getType).allMatch(InternalValues::isSame));
    }

    /** A row with every value converted. */
    public @Nullable Object[] apply(@Nullable Object[] row) {
        if (identity) {
            return row;
        }
        @Nullable Object[] result = new Object[row.length];
        for (int i = 0; i < row.length; i++) {
            result[i] = columns.get(i).apply(row[i]);
        }
        return result;
    }

    /**
     * A row with every value converted, as generated code gives it: the bare value if it has one column, and a list
     * where UNNEST made it.
     *
     * @param row null only as a bare value
     */
    public @Nullable Object[] applyToGenerated(@Nullable Object row) {
        if (columns.size() == 1) {
            return apply(new @Nullable Object[] {row});
        }
        return apply(row instanceof List<?> list ? list.toArray() : (@Nullable Object[]) Objects.requireNonNull(row));
    }

    /**
     * Rows with every value converted, as they are read, in the form that generated code takes them: a row of one
     * column is the bare value.
     */
    public Enumerator<@Nullable Object> apply(Enumerator<@Nullable Object[]> rows) {
        boolean bare = columns.size() == 1;
        return new Enumerator<>() {
            @Override
            public @Nullable Object current() {
                @Nullable Object[] row = apply(rows.current());
                return bare ? row[0] : row;
            }

            @Override
            public boolean moveNext() {
                return rows.moveNext();
            }

            @Override
            public void reset() {
                rows.reset();
            }

            @Override
            public void close() {
                rows.close();
            }
        };
    }
}
