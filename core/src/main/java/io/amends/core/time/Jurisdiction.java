package io.amends.core.time;

import java.time.ZoneId;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Whose days count: the calendar and zone of the place where the action is due.
 *
 * @param calendar working days, closing times and the zone
 * @param billingDay first day of the customer's billing cycle, 1 to 31; null when there is none
 */
public record Jurisdiction(WorkingCalendar calendar, @Nullable Integer billingDay) {

    /**
     * @throws IllegalArgumentException when the billing day is not 1 to 31
     */
    public Jurisdiction {
        if (billingDay != null && (billingDay < 1 || billingDay > 31)) {
            throw new IllegalArgumentException(
                    "Expected a billing day from 1 to 31, but got " + billingDay);
        }
    }

    public static Jurisdiction of(WorkingCalendar calendar) {
        return new Jurisdiction(calendar, null);
    }

    public ZoneId zone() {
        return calendar.zone();
    }

    public OptionalInt billingDayOfMonth() {
        return billingDay == null ? OptionalInt.empty() : OptionalInt.of(billingDay);
    }
}
