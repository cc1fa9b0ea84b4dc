package io.amends.core.insight;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** How long somebody had been a customer, in the bands that tell onboarding from the rest. */
public enum Tenure {
    FIRST_90_DAYS,
    FIRST_YEAR,
    ESTABLISHED;

    /** Days that make a month of exposure: a year of 365.25 days has twelve. */
    public static final double DAYS_PER_MONTH = 30.4375;

    private static final int FIRST_DAYS = 90;
    private static final int FIRST_YEAR_DAYS = 365;

    /** The band on a day; empty before they were a customer. */
    public static Optional<Tenure> on(LocalDate day, LocalDate customerSince) {
        long days = ChronoUnit.DAYS.between(customerSince, day);
        if (days < 0) {
            return Optional.empty();
        }
        if (days <= FIRST_DAYS) {
            return Optional.of(FIRST_90_DAYS);
        }
        return Optional.of(days <= FIRST_YEAR_DAYS ? FIRST_YEAR : ESTABLISHED);
    }

    /**
     * How many days in {@code [from, to)} a customer spent in each band; bands without a day are
     * left out. The 90 days of the first band run from the day after they became a customer, so that
     * it holds 91 dates.
     */
    public static Map<Tenure, Long> daysIn(LocalDate from, LocalDate to, LocalDate customerSince) {
        Map<Tenure, Long> days = new EnumMap<>(Tenure.class);
        LocalDate second = customerSince.plusDays(FIRST_DAYS + 1L);
        LocalDate third = customerSince.plusDays(FIRST_YEAR_DAYS + 1L);
        put(days, FIRST_90_DAYS, later(from, customerSince), earlier(to, second));
        put(days, FIRST_YEAR, later(from, second), earlier(to, third));
        put(days, ESTABLISHED, later(from, third), to);
        return days;
    }

    private static void put(Map<Tenure, Long> days, Tenure band, LocalDate from, LocalDate to) {
        if (from.isBefore(to)) {
            days.put(band, ChronoUnit.DAYS.between(from, to));
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
