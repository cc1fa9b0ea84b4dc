package io.amends.core.insight;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How long somebody had been a customer, in the bands that tell onboarding from the rest. */
public enum Tenure {
    FIRST_90_DAYS,
    FIRST_YEAR,
    ESTABLISHED;

    /** The band on a day; empty before they were a customer. */
    public static Optional<Tenure> on(LocalDate day, LocalDate customerSince) {
        long days = ChronoUnit.DAYS.between(customerSince, day);
        if (days < 0) {
            return Optional.empty();
        }
        if (days <= 90) {
            return Optional.of(FIRST_90_DAYS);
        }
        return Optional.of(days <= 365 ? FIRST_YEAR : ESTABLISHED);
    }
}
