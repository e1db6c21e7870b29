/** Keyway beside hand-written code and its peers: data, cases, contestants, measures, reports. */
@NullMarked
package io.keyway.bench;

import org.jspecify.annotations.NullMarked;
