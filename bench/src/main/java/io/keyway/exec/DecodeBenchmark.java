package io.keyway.exec;

import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.detach.AttachmentPoint;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.internal.core.cql.DefaultColumnDefinition;
import com.datastax.oss.driver.internal.core.cql.DefaultColumnDefinitions;
import com.datastax.oss.driver.internal.core.cql.DefaultRow;
import com.datastax.oss.protocol.internal.response.result.ColumnSpec;
import com.datastax.oss.protocol.internal.response.result.RawType;
import io.keyway.bench.micro.MicroBenchmark;
import io.keyway.pushdown.CqlSelect;
import io.keyway.pushdown.PartitionKeys;
import io.keyway.pushdown.RowLimit;
import io.keyway.pushdown.RowOrder;
import io.keyway.schema.CassandraColumn;
import io.keyway.schema.CassandraTable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.infra.Blackhole;

/** Reading the values of one row: an int, two texts and a double. */
public class DecodeBenchmark extends MicroBenchmark {
    private static final List<DataType> TYPES =
            List.of(DataTypes.INT, DataTypes.TEXT, DataTypes.TEXT, DataTypes.DOUBLE);

    private final RowDecoder decoder = RowDecoder.of(select());
    private final Row row = row();

    private static CqlSelect select() {
        List<CassandraColumn> columns = new ArrayList<>();
        for (int i = 0; i < TYPES.size(); i++) {
            columns.add(new CassandraColumn(
                    "c" + i, TYPES.get(i), i == 0 ? CassandraColumn.Role.PARTITION_KEY : CassandraColumn.Role.REGULAR));
        }
        CassandraTable table =
                new CassandraTable("bench", "t", false, columns, List.of("c0"), List.of(), List.of(), "");
        return new CqlSelect(
                table,
                columns.stream().map(CassandraColumn::name).toList(),
                PartitionKeys.All.ROWS,
                List.of(),
                RowOrder.ANY,
                RowLimit.NONE);
    }

    private static Row row() {
        List<ColumnDefinition> definitions = new ArrayList<>();
        for (int i = 0; i < TYPES.size(); i++) {
            RawType type = RawType.PRIMITIVES.get(TYPES.get(i).getProtocolCode());
            definitions.add(
                    new DefaultColumnDefinition(new ColumnSpec("bench", "t", "c" + i, i, type), AttachmentPoint.NONE));
        }
        List<ByteBuffer> values = List.of(
                ByteBuffer.allocate(4).putInt(0, 338),
                StandardCharsets.UTF_8.encode("Faithless"),
                StandardCharsets.UTF_8.encode("Music Matters (Mark Knight Dub)"),
                ByteBuffer.allocate(8).putDouble(0, 495.3073));
        return new DefaultRow(DefaultColumnDefinitions.valueOf(definitions), values, AttachmentPoint.NONE);
    }

    /** As Keyway's cursors read a row. */
    @Benchmark
    public @Nullable Object[] keyway() {
        return decoder.decode(row);
    }

    /** With the driver's getters. */
    @Benchmark
    public void byHand(Blackhole values) {
        values.consume(row.getInt(0));
        values.consume(row.getString(1));
        values.consume(row.getString(2));
        values.consume(row.getDouble(3));
    }
}
