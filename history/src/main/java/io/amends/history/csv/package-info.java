/** Reads CSV of unknown delimiter and encoding, record by record. */
@NullMarked
package io.amends.history.csv;

import org.jspecify.annotations.NullMarked;
