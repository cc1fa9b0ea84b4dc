/** Rulebooks as documents people edit. */
@NullMarked
package io.amends.history.rulebook;

import org.jspecify.annotations.NullMarked;
