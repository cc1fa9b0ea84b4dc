/** Reads other systems' files into rows of mapped cells, streaming; counts what it rejects. */
@NullMarked
package io.amends.history.source;

import org.jspecify.annotations.NullMarked;
