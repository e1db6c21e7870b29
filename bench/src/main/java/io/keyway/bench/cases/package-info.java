/** What is measured: one question each, asked of every contestant. */
@NullMarked
package io.keyway.bench.cases;

import org.jspecify.annotations.NullMarked;
