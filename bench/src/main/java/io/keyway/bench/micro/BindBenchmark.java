package io.keyway.bench.micro;

import com.datastax.oss.driver.api.core.type.DataTypes;
import io.keyway.model.ClusteringColumn;
import io.keyway.pushdown.Binder;
import io.keyway.pushdown.BoundSelect;
import io.keyway.pushdown.CqlSelect;
import io.keyway.pushdown.PartitionKeys;
import io.keyway.pushdown.Restriction.Bound;
import io.keyway.pushdown.Restriction.Equal;
import io.keyway.pushdown.Restriction.EqualityOrIn;
import io.keyway.pushdown.Restriction.In;
import io.keyway.pushdown.Restriction.OnColumn;
import io.keyway.pushdown.Restriction.Range;
import io.keyway.pushdown.RowLimit;
import io.keyway.pushdown.RowOrder;
import io.keyway.pushdown.Term;
import io.keyway.schema.CassandraColumn;
import io.keyway.schema.CassandraColumn.Role;
import io.keyway.schema.CassandraTable;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;

/** Binding a statement to the values of one execution. */
public class BindBenchmark extends MicroBenchmark {
    private static final CassandraTable TABLE = new CassandraTable(
            "bench",
            "music_library_by_sessions",
            false,
            List.of(
                    new CassandraColumn("sessionid", DataTypes.INT, Role.PARTITION_KEY),
                    new CassandraColumn("iteminsession", DataTypes.INT, Role.CLUSTERING),
                    new CassandraColumn("song", DataTypes.TEXT, Role.REGULAR)),
            List.of("sessionid"),
            List.of(new ClusteringColumn("iteminsession", false)),
            List.of(),
            "");

    private final Binder.Values values = new Binder.Values() {
        @Override
        public Object parameter(int index) {
            return 338 + index;
        }

        @Override
        public Object outer(int row, int field) {
            return 338;
        }
    };

    private final CqlSelect pointRead =
            select(new Equal("sessionid", new Term.Parameter(0)), new Equal("iteminsession", new Term.Parameter(1)));
    private final CqlSelect slice = select(
            new Equal("sessionid", new Term.Parameter(0)),
            new Range(
                    "iteminsession", new Bound(new Term.Parameter(1), true), new Bound(new Term.Parameter(2), false)));
    private final CqlSelect keyList = select(
            new In(
                    "sessionid",
                    IntStream.range(0, 1_000)
                            .<Term>mapToObj(Term.Parameter::new)
                            .toList()),
            new Equal("iteminsession", new Term.Constant(4)));

    private static CqlSelect select(EqualityOrIn key, OnColumn clustering) {
        return new CqlSelect(
                TABLE,
                List.of("song"),
                new PartitionKeys.Product(List.of(key)),
                List.of(clustering),
                RowOrder.ANY,
                RowLimit.NONE);
    }

    /** A key and a clustering column. */
    @Benchmark
    public BoundSelect pointRead() {
        return Binder.bind(pointRead, values);
    }

    /** A key and a range of a clustering column. */
    @Benchmark
    public BoundSelect slice() {
        return Binder.bind(slice, values);
    }

    /** One thousand keys. */
    @Benchmark
    public BoundSelect keyList() {
        return Binder.bind(keyList, values);
    }
}
