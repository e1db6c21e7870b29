/** The results as a table, Markdown, JSON and a picture. */
@NullMarked
package io.keyway.bench.report;

import org.jspecify.annotations.NullMarked;
