/** Micro-benchmarks of parts of the gateway that every query passes, for JMH. */
@NullMarked
package io.keyway.bench.micro;

import org.jspecify.annotations.NullMarked;
