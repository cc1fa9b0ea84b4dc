package io.amends.core.time;

/** How long a regulator gives, in the unit the rule is written in. Lengths are 1 or more. */
public sealed interface RegulatoryPeriod {

    /** Hours on the absolute time line: 72 hours are 72 hours, whatever the clocks do. */
    record ElapsedHours(int hours) implements RegulatoryPeriod {
        public ElapsedHours {
            requirePositive(hours);
        }
    }

    /** Days including weekends and holidays. */
    record CalendarDays(int days) implements RegulatoryPeriod {
        public CalendarDays {
            requirePositive(days);
        }
    }

    /** Business days of the calendar the jurisdiction names. */
    record BusinessDays(int days) implements RegulatoryPeriod {
        public BusinessDays {
            requirePositive(days);
        }
    }

    /** Weeks: the same weekday. */
    record Weeks(int weeks) implements RegulatoryPeriod {
        public Weeks {
            requirePositive(weeks);
        }
    }

    /**
     * Months: the same date number, or the month's last day when it has no such date (Regulation
     * (EEC, Euratom) No 1182/71, Article 3(2)(c)); always counted from the origin in one step.
     */
    record Months(int months) implements RegulatoryPeriod {
        public Months {
            requirePositive(months);
        }
    }

    /** Complete billing cycles: the cycle in which the event falls does not count. */
    record BillingCycles(int cycles) implements RegulatoryPeriod {
        public BillingCycles {
            requirePositive(cycles);
        }
    }

    /** Calendar days after the end of the calendar year in which the event falls. */
    record DaysAfterYearEnd(int days) implements RegulatoryPeriod {
        public DaysAfterYearEnd {
            requirePositive(days);
        }
    }

    private static void requirePositive(int length) {
        if (length < 1) {
            throw new IllegalArgumentException("Expected a period of 1 or more, but got " + length);
        }
    }
}
