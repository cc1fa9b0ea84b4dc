package io.amends.company.organisation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where customers are and the teams that serve them: a team works in its own hours, a customer in
 * theirs.
 */
@SuppressWarnings("ImmutableEnumChecker") // hours hold copies of what they are given
public enum Region {
    BENELUX(
            "Benelux",
            hours("amsterdam", "Europe/Amsterdam", "08:30-12:30 13:00-17:30", Holiday.NL),
            hours("customers-nl", "Europe/Amsterdam", "09:00-17:00", Holiday.NL),
            "EUR"),
    DACH(
            "DACH",
            hours("berlin", "Europe/Berlin", "08:00-12:00 12:45-17:00", Holiday.DE),
            hours("customers-de", "Europe/Berlin", "08:00-17:00", Holiday.DE),
            "EUR"),
    UK_IRELAND(
            "UK and Ireland",
            hours("dublin", "Europe/Dublin", "09:00-13:00 14:00-17:30", Holiday.IE),
            hours("customers-uk", "Europe/London", "09:00-17:30", Holiday.UK),
            "GBP"),
    NORTH_AMERICA(
            "North America",
            hours("boston", "America/New_York", "08:30-12:00 13:00-17:30", Holiday.US),
            hours("customers-us", "America/New_York", "08:00-17:00", Holiday.US),
            "USD"),
    ASIA_PACIFIC(
            "Asia Pacific",
            hours("singapore", "Asia/Singapore", "09:00-12:30 13:30-18:00", Holiday.SG),
            hours("customers-sg", "Asia/Singapore", "09:00-18:00", Holiday.SG),
            "SGD");

    private final String label;
    private final Hours team;
    private final Hours customer;
    private final String currency;

    Region(String label, Hours team, Hours customer, String currency) {
        this.label = label;
        this.team = team;
        this.customer = customer;
        this.currency = currency;
    }

    public String label() {
        return label;
    }

    public Hours team() {
        return team;
    }

    public Hours customer() {
        return customer;
    }

    public String currency() {
        return currency;
    }

    /** No holiday on either side from one date to another. */
    public boolean isQuiet(LocalDate from, LocalDate to) {
        return team.isQuiet(from, to) && customer.isQuiet(from, to);
    }

    private static Hours hours(String name, String zone, String ranges, Set<LocalDate> holidays) {
        return Hours.of(name, zone, ranges, holidays);
    }

    /** Company holidays as the help desk's administrators keyed them in. */
    private static final class Holiday {
        static final Set<LocalDate> NL =
                days(
                        "2025-01-01 2025-04-21 2025-05-05 2025-05-29 2025-06-09 2025-12-25"
                                + " 2025-12-26 2026-01-01 2026-04-06 2026-04-27 2026-05-14 2026-05-25");
        static final Set<LocalDate> DE =
                days(
                        "2025-01-01 2025-04-18 2025-04-21 2025-05-01 2025-05-29 2025-06-09"
                                + " 2025-10-03 2025-12-25 2025-12-26 2026-01-01 2026-04-03 2026-04-06"
                                + " 2026-05-01 2026-05-14 2026-05-25");
        static final Set<LocalDate> IE =
                days(
                        "2025-01-01 2025-02-03 2025-03-17 2025-04-21 2025-05-05 2025-06-02"
                                + " 2025-08-04 2025-10-27 2025-12-25 2025-12-26 2026-01-01 2026-02-02"
                                + " 2026-03-17 2026-04-06 2026-05-04 2026-06-01");
        static final Set<LocalDate> UK =
                days(
                        "2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25"
                                + " 2025-12-25 2025-12-26 2026-01-01 2026-04-03 2026-04-06 2026-05-04"
                                + " 2026-05-25");
        static final Set<LocalDate> US =
                days(
                        "2025-01-01 2025-01-20 2025-05-26 2025-06-19 2025-07-04 2025-09-01"
                                + " 2025-11-27 2025-11-28 2025-12-25 2026-01-01 2026-01-19 2026-05-25"
                                + " 2026-06-19");
        static final Set<LocalDate> SG =
                days(
                        "2025-01-01 2025-01-29 2025-01-30 2025-03-31 2025-05-01 2025-05-12"
                                + " 2025-10-20 2025-12-25 2026-01-01 2026-02-17 2026-02-18 2026-05-01"
                                + " 2026-05-27");

        private static Set<LocalDate> days(String dates) {
            List<LocalDate> parsed = Arrays.stream(dates.split(" ")).map(LocalDate::parse).toList();
            return new TreeSet<>(parsed);
        }
    }
}
