/**
 * Runs suites that others wrote, Calcite's Quidem scripts and sqllogictest's files, from a folder outside the project.
 *
 * <p>{@code KEYWAY_SUITES} names the folder. No query of theirs is kept here.
 */
@NullMarked
package io.keyway.suites;

import org.jspecify.annotations.NullMarked;
