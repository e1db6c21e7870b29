package io.keyway.model;

/**
 * A clustering column and its order within the partition.
 *
 * @param name the column
 * @param descending whether the table's clustering order is descending there
 */
public record ClusteringColumn(String name, boolean descending) {}
