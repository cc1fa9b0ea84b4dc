package io.amends.core.insight;

import io.amends.core.failure.AccountContact;
import io.amends.core.failure.AccountContact.Rating;
import io.amends.core.failure.AccountEscalation;
import io.amends.core.protocol.Rulebook.Signals;
import io.amends.core.stats.MannKendall;
import io.amends.core.stats.TheilSen;
import io.amends.core.timeline.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Tells an account's manager while there is still time: escalations that the customer saw, and
 * satisfaction that goes down ({@code docs/statistics.md}).
 *
 * @param customerVisible how many in the look-back; suspected ones do not count
 * @param since when the first of them was decided
 * @param responses survey answers in the look-back
 * @param slopePerDay Theil–Sen slope of the rating from 0 to 1 over days; empty while there are too
 *     few answers to know
 * @param p Mann–Kendall's, two-sided, of the ratings in their order; shown and never a gate
 */
public record AccountSignal(
        AccountId account,
        int customerVisible,
        Instant since,
        int responses,
        OptionalDouble slopePerDay,
        OptionalDouble p) {

    private static final double SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();

    /**
     * The signal of one account, where its rule holds.
     *
     * @param contacts all of the account
     * @param asOf the look-back ends here; months are counted in UTC
     */
    public static Optional<AccountSignal> of(
            AccountId account, List<AccountContact> contacts, Signals rules, Instant asOf) {
        Instant from = asOf.atZone(ZoneOffset.UTC).minusMonths(rules.months()).toInstant();
        List<Instant> decided =
                contacts.stream()
                        .flatMap(contact -> contact.escalations().stream())
                        .filter(e -> e.isHeadline() && e.customerVisible())
                        .map(AccountEscalation::decidedAt)
                        .filter(at -> isWithin(at, from, asOf))
                        .sorted()
                        .toList();
        List<Rating> ratings =
                contacts.stream()
                        .flatMap(contact -> contact.ratings().stream())
                        .filter(rating -> isWithin(rating.at(), from, asOf))
                        .sorted(Comparator.comparing(Rating::at).thenComparingDouble(Rating::share))
                        .toList();
        boolean known = ratings.size() >= rules.minimumResponses();
        OptionalDouble slope = known ? slope(ratings, from) : OptionalDouble.empty();
        boolean fires =
                known
                        ? decided.size() >= rules.escalations() && slope.orElse(0) < 0
                        : decided.size() >= rules.escalationsWithoutCsat();
        return fires
                ? Optional.of(
                        new AccountSignal(
                                account,
                                decided.size(),
                                decided.getFirst(),
                                ratings.size(),
                                slope,
                                known ? trend(ratings) : OptionalDouble.empty()))
                : Optional.empty();
    }

    private static OptionalDouble trend(List<Rating> ratings) {
        double[] shares = ratings.stream().mapToDouble(Rating::share).toArray();
        return OptionalDouble.of(MannKendall.of(shares).pValue());
    }

    private static boolean isWithin(Instant at, Instant from, Instant to) {
        return at.isAfter(from) && !at.isAfter(to);
    }

    private static OptionalDouble slope(List<Rating> ratings, Instant from) {
        return TheilSen.slope(
                ratings.stream()
                        .mapToDouble(r -> Duration.between(from, r.at()).toSeconds())
                        .map(seconds -> seconds / SECONDS_PER_DAY)
                        .toArray(),
                ratings.stream().mapToDouble(Rating::share).toArray());
    }
}
