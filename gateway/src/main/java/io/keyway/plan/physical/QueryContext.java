package io.keyway.plan.physical;

import io.keyway.plan.access.CqlRuntime;
import io.keyway.plan.access.KeptScope;
import io.keyway.plan.type.KeywayTypeFactory;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.QueryProvider;
import org.apache.calcite.schema.SchemaPlus;
import org.jspecify.annotations.Nullable;

/** One execution as generated code sees it: parameters, the time, and access to Cassandra. The time zone is UTC. */
public final class QueryContext implements DataContext {
    private final Map<String, Object> values = new HashMap<>();
    private final JavaTypeFactory types = new KeywayTypeFactory();

    public QueryContext(
            Map<String, Object> constants,
            CqlRuntime runtime,
            List<@Nullable Object> parameters,
            AtomicBoolean cancelled) {
        values.putAll(constants);
        for (int i = 0; i < parameters.size(); i++) {
            Object value = parameters.get(i);
            if (value != null) {
                values.put("?" + i, value);
            }
        }
        long now = Instant.now().toEpochMilli();
        values.put(Variable.UTC_TIMESTAMP.camelName, now);
        values.put(Variable.CURRENT_TIMESTAMP.camelName, now);
        values.put(Variable.LOCAL_TIMESTAMP.camelName, now);
        values.put(Variable.TIME_ZONE.camelName, TimeZone.getTimeZone("UTC"));
        values.put(Variable.LOCALE.camelName, Locale.ROOT);
        values.put(Variable.CANCEL_FLAG.camelName, cancelled);
        values.put(CqlRuntime.NAME, runtime);
        values.put(KeptScope.NAME, new KeptScope(runtime));
    }

    @Override
    public @Nullable Object get(String name) {
        return values.get(name);
    }

    @Override
    public @Nullable SchemaPlus getRootSchema() {
        return null;
    }

    @Override
    public JavaTypeFactory getTypeFactory() {
        return types;
    }

    @Override
    public QueryProvider getQueryProvider() {
        throw new UnsupportedOperationException("plans read from Cassandra only");
    }
}
