/** Groups records by key without holding them all: in memory while they fit, then on disk. */
@NullMarked
package io.amends.history.spill;

import org.jspecify.annotations.NullMarked;
