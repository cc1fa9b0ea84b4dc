/** Reads XES event logs, event by event, without what XML can do to its reader. */
@NullMarked
package io.amends.history.xes;

import org.jspecify.annotations.NullMarked;
