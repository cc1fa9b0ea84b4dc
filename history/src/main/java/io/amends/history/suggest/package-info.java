/** Proposes a whole mapping for a file nobody has described yet, says why, and takes corrections. */
@NullMarked
package io.amends.history.suggest;

import org.jspecify.annotations.NullMarked;
