/** What a connection is asked to be: the URL and its properties. */
@NullMarked
package io.keyway.jdbc.config;

import org.jspecify.annotations.NullMarked;
