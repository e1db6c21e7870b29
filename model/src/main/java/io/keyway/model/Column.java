package io.keyway.model;

import com.datastax.oss.driver.api.core.type.DataType;

/**
 * A column of a logical table.
 *
 * @param name SQL and CQL name, as stored (case-sensitive)
 * @param type the CQL type, the same in every query table
 * @param nullable whether a row may lack it
 * @param source the field of the source record that it is read from
 */
public record Column(String name, DataType type, boolean nullable, String source) {}
