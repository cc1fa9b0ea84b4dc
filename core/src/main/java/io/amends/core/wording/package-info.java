/** Tells words that say something from those that only fill a field. */
@NullMarked
package io.amends.core.wording;

import org.jspecify.annotations.NullMarked;
