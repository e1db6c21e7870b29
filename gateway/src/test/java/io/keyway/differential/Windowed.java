package io.keyway.differential;

import io.keyway.differential.Source.Ref;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A query that numbers its rows or the like.
 *
 * @param outputs what it selects, windows among it
 * @param table what it reads
 * @param condition which rows there are, for the windows too
 */
record Windowed(List<Sql> outputs, Source.Declared table, Sql condition) implements Piece {
    @Override
    public Sql written() {
        return Sql.of("SELECT ", named(outputs), " FROM ", table, " WHERE ", condition);
    }

    /** Otherwise, and wrongly: every row of the table is there for the windows, and the condition chooses among them. */
    Sql overAllRows() {
        List<Sql> more = Stream.concat(
                        outputs.stream(), Stream.of(Sql.of("CASE WHEN ", condition, " THEN 1 ELSE 0 END")))
                .toList();
        String names = IntStream.range(0, outputs.size())
                .mapToObj(i -> "w.c" + i + " AS c" + i)
                .collect(Collectors.joining(", "));
        String hit = "w.c" + outputs.size() + " = 1";
        return Sql.of("SELECT ", names, " FROM (SELECT ", named(more), " FROM ", table, ") w WHERE ", hit);
    }

    private static Sql named(List<Sql> outputs) {
        List<Sql> named = IntStream.range(0, outputs.size())
                .mapToObj(i -> Sql.of(outputs.get(i), " AS c", i))
                .toList();
        return Sql.join(", ", named);
    }

    @Override
    public Stream<Ref> named() {
        return written().outer().stream();
    }

    @Override
    public Sql with(Map<String, Sql> values) {
        List<Sql> replaced = outputs.stream().map(output -> output.with(values)).toList();
        return Sql.of(new Windowed(replaced, table, condition.with(values)));
    }
}
