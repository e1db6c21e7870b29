package io.keyway.devcassandra.events;

/**
 * What is played.
 *
 * @param length seconds in decimal, as the files write it: up to five places, no trailing zeros
 */
record Song(String artist, String title, String length) {}
