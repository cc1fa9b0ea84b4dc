/** The audit's run: from files to a report, in passes that hold a part of the history at a time. */
@NullMarked
package io.amends.history.audit;

import org.jspecify.annotations.NullMarked;
