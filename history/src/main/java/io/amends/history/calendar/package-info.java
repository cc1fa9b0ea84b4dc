/** Public holidays of countries and their parts, for working calendars. */
@NullMarked
package io.amends.history.calendar;

import org.jspecify.annotations.NullMarked;
