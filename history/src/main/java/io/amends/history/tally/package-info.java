/** Sums over all contacts, taken apart by several workers and put together in any order. */
@NullMarked
package io.amends.history.tally;

import org.jspecify.annotations.NullMarked;
