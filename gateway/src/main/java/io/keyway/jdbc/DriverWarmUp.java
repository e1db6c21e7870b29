package io.keyway.jdbc;

import io.keyway.catalog.ColumnType;
import io.keyway.catalog.ColumnType.Kind;
import io.keyway.catalog.ResultColumn;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Does, without a cluster, what every query needs, so that a build can see which classes are loaded for it. */
public final class DriverWarmUp {
    private static final List<ResultColumn> COLUMNS =
            List.of(new ResultColumn("plan", "plan", null, null, ColumnType.of(Kind.VARCHAR), false));

    private DriverWarmUp() {}

    /** Plans some queries; the rows are their plans. */
    public static ResultSet plans() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        io.keyway.engine.gateway.PlanningWarmUp.explanations()
                .forEach(line -> rows.add(Collections.singletonList(line)));
        return KeywayResultSet.of(COLUMNS, rows);
    }
}
