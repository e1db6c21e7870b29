package io.keyway.route;

/**
 * Why a query table does not serve.
 *
 * @param table its name
 * @param reason half a sentence
 */
public record Rejection(String table, String reason) {}
