/** Measures that others have published of a data set, by their definitions, to stand beside ours. */
@NullMarked
package io.amends.history.measure;

import org.jspecify.annotations.NullMarked;
