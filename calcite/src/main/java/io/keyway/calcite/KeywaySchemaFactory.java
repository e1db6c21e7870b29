package io.keyway.calcite;

import io.keyway.cassandra.ClusterOptions;
import io.keyway.cassandra.HostAndPort;
import io.keyway.engine.GatewayOptions;
import io.keyway.engine.Session;
import io.keyway.engine.SessionSettings;
import io.keyway.engine.gateway.Gateways;
import io.keyway.model.Model;
import io.keyway.model.ModelReader;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.SchemaFactory;
import org.apache.calcite.schema.SchemaPlus;

/**
 * Opens a model file with Calcite itself: {@code jdbc:calcite:model=model.json}.
 *
 * <p>Each access to a table becomes a query of Keyway's own with the conditions that Calcite hands over, so that it is
 * routed to a query table; joins, aggregates and sorts are Calcite's. Keyway's own driver does more.
 */
public final class KeywaySchemaFactory implements SchemaFactory {
    private static final String DEFAULT_CONTACT_POINT = "127.0.0.1";

    /** Calcite creates factories by name. */
    public KeywaySchemaFactory() {}

    @Override
    public Schema create(SchemaPlus parentSchema, String name, Map<String, Object> operand) {
        Model model = ModelReader.ofOperand(name, operand);
        ClusterOptions cluster =
                ClusterOptions.of(HostAndPort.parseList(model.contactPoints().orElse(DEFAULT_CONTACT_POINT)));
        Session session = Gateways.connect(
                new GatewayOptions(cluster, model.keyspace(), Optional.of(model)),
                SessionSettings.initial(model.keyspace()));
        return new KeywaySchema(session, model.keyspace());
    }
}
