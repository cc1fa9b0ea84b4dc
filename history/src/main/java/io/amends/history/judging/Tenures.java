package io.amends.history.judging;

import io.amends.core.insight.Tenure;
import io.amends.core.timeline.AccountId;
import io.amends.history.assembly.Account;
import io.amends.history.assembly.Accounts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * How long accounts had been customers, and how many days they spent in each band. Both read an
 * account as known by the end of the day in question, so that whoever is counted on a day is also
 * among those who could be.
 */
public final class Tenures {

    private final Accounts accounts;
    private final ZoneId zone;
    private final Instant asOf;

    /**
     * @param zone in which an account's days as a customer are counted
     */
    public Tenures(Accounts accounts, ZoneId zone, Instant asOf) {
        this.accounts = accounts;
        this.zone = zone;
        this.asOf = asOf;
    }

    /** From a day on until the next: what an account was known as. */
    private record Stretch(LocalDate from, LocalDate to, Account account) {}

    /**
     * The band at an instant; empty where the account or its customer-since is not known, and before
     * and after it was a customer.
     */
    public Optional<Tenure> at(@Nullable AccountId account, Instant at) {
        if (account == null || accounts.isEmpty()) {
            return Optional.empty();
        }
        LocalDate day = at.atZone(zone).toLocalDate();
        return stretches(account, day, day.plusDays(1)).stream()
                .flatMap(stretch -> days(stretch, churnedOn(account)).keySet().stream())
                .findFirst();
    }

    /**
     * Days that all accounts together spent in each band, from the day of an instant to that of the
     * judge's, both included.
     */
    public Map<Tenure, Long> days(Instant from) {
        Map<Tenure, Long> sums = new EnumMap<>(Tenure.class);
        LocalDate first = from.atZone(zone).toLocalDate();
        LocalDate end = asOf.atZone(zone).toLocalDate().plusDays(1);
        for (AccountId account : accounts.ids()) {
            for (Stretch stretch : stretches(account, first, end)) {
                days(stretch, churnedOn(account))
                        .forEach((band, days) -> sums.merge(band, days, Long::sum));
            }
        }
        return sums;
    }

    /** What was known of an account on the days in {@code [first, end)}. */
    private List<Stretch> stretches(AccountId id, LocalDate first, LocalDate end) {
        List<Stretch> stretches = new ArrayList<>();
        Instant start = first.atStartOfDay(zone).toInstant();
        SortedMap<Instant, Account> states = accounts.states(id, asOf);
        @Nullable Account known = null;
        LocalDate from = first;
        for (Map.Entry<Instant, Account> state : states.entrySet()) {
            LocalDate to =
                    state.getKey().isBefore(start)
                            ? first
                            : state.getKey().atZone(zone).toLocalDate();
            if (!to.isBefore(end)) {
                break;
            }
            if (known != null && from.isBefore(to)) {
                stretches.add(new Stretch(from, to, known));
            }
            known = state.getValue();
            from = to;
        }
        if (known != null && from.isBefore(end)) {
            stretches.add(new Stretch(from, end, known));
        }
        return stretches;
    }

    private @Nullable LocalDate churnedOn(AccountId account) {
        return accounts.asOf(account, asOf).map(Account::churnedOn).orElse(null);
    }

    /** A customer who left and came back has a customer-since after the day on which they left. */
    private static Map<Tenure, Long> days(Stretch stretch, @Nullable LocalDate churnedOn) {
        @Nullable LocalDate since = stretch.account().customerSince();
        if (since == null) {
            return Map.of();
        }
        LocalDate to = stretch.to();
        if (churnedOn != null && churnedOn.isAfter(since) && churnedOn.isBefore(to)) {
            to = churnedOn;
        }
        return Tenure.daysIn(stretch.from(), to, since);
    }
}
