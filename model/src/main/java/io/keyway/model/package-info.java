/** The model file: logical tables, their query tables, and what holds in them. */
@NullMarked
package io.keyway.model;

import org.jspecify.annotations.NullMarked;
