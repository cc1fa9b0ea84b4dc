/** Benchmarks of working calendars. */
@NullMarked
package io.amends.bench.time;

import org.jspecify.annotations.NullMarked;
