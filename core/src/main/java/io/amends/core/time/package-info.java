/** Exact time: working calendars, business time and the periods regulators set. */
@NullMarked
package io.amends.core.time;

import org.jspecify.annotations.NullMarked;
