/**
 * Rates with their intervals, exact tests against exposure, durations with open cases, and trends.
 *
 * <p>The definitions, sources and caveats a reader needs are in {@code docs/statistics.md}. Methods
 * come from Commons Statistics and Hipparchus where those have them. A quantity that does not exist
 * (a share of nothing, a median never reached) is an empty {@code Optional}, never NaN.
 */
@NullMarked
package io.amends.core.stats;

import org.jspecify.annotations.NullMarked;
