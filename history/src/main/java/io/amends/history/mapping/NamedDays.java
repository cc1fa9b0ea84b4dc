package io.amends.history.mapping;

import java.time.LocalDate;

/**
 * A stretch of days that an organisation knows by a name: a release, a price change, an outage.
 *
 * @param first its first day, in the mapping's zone
 * @param last its last day, which belongs to it
 */
public record NamedDays(String name, LocalDate first, LocalDate last) {

    public NamedDays {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException(
                    "Expected a last day not before the first, but " + last + " < " + first);
        }
    }

    public boolean hold(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
