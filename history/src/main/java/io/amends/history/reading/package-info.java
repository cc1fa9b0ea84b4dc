/** The door to reading: opens the files of a mapping's tables and has each read by its format's reader. */
@NullMarked
package io.amends.history.reading;

import org.jspecify.annotations.NullMarked;
