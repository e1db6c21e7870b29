/** First stage: which files, and the records in them. */
@NullMarked
package io.keyway.loader.source;

import org.jspecify.annotations.NullMarked;
