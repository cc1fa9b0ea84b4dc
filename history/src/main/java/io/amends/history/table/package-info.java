/** The audit's tables as CSV: every contact, escalation, commitment, finding and move by its id. */
@NullMarked
package io.amends.history.table;

import org.jspecify.annotations.NullMarked;
