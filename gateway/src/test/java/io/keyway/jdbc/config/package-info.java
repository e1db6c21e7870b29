/** Tests of what a connection is asked to be. */
@NullMarked
package io.keyway.jdbc.config;

import org.jspecify.annotations.NullMarked;
