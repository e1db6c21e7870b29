package io.keyway.engine;

import io.keyway.cassandra.ClusterOptions;
import io.keyway.model.Model;
import java.util.Optional;

/**
 * What a gateway connects to. Connections with equal options share one gateway.
 *
 * @param cluster the cluster
 * @param keyspace the default schema; empty for none
 * @param model the model; absent means the one stored in the keyspace, if any
 */
public record GatewayOptions(ClusterOptions cluster, String keyspace, Optional<Model> model) {}
