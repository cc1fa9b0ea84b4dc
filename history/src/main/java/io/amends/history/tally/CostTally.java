package io.amends.history.tally;

import io.amends.core.insight.EscalationCost;
import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.Observability;
import io.amends.core.timeline.Observable;
import io.amends.history.assembly.Account;
import io.amends.history.assembly.Accounts;
import io.amends.history.judging.ContactAudit;
import io.amends.history.judging.EscalationAudit;
import io.amends.history.report.Report.Cost;
import io.amends.history.report.Report.CostItem;
import io.amends.history.report.Report.Hours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What escalations took: hours of owners, hours of silence, and whose accounts they were. */
public final class CostTally implements Tally<CostTally> {

    private static final int MOST_SHOWN = 10;

    /** Escalations of one account. */
    private record Affected(long escalations, long customerVisible) {
        Affected plus(Affected other) {
            return new Affected(
                    escalations + other.escalations, customerVisible + other.customerVisible);
        }
    }

    private static final class Sum {
        private static final Comparator<CostItem> MOST_FIRST =
                Comparator.comparingLong(CostItem::seconds)
                        .reversed()
                        .thenComparing(CostItem::contact);

        private final TreeSet<CostItem> most = new TreeSet<>(MOST_FIRST);
        private long seconds;
        private long contacts;

        void add(String contact, Duration time) {
            if (time.isPositive()) {
                seconds += time.toSeconds();
                contacts++;
                keep(new CostItem(contact, time.toSeconds()));
            }
        }

        private void keep(CostItem item) {
            most.add(item);
            if (most.size() > MOST_SHOWN) {
                most.removeLast();
            }
        }

        void merge(Sum other) {
            seconds += other.seconds;
            contacts += other.contacts;
            other.most.forEach(this::keep);
        }
    }

    private final Sum owned = new Sum();
    private final Sum silent = new Sum();
    private final Map<AccountId, Affected> accounts = new HashMap<>();
    private long escalated;

    @Override
    public void add(ContactAudit contact) {
        List<EscalationAudit> headline =
                contact.escalations().stream().filter(e -> e.escalation().isHeadline()).toList();
        if (headline.isEmpty()) {
            return;
        }
        escalated++;
        EscalationCost cost = contact.cost();
        String id = contact.timeline().contact().value();
        owned.add(id, cost.owned());
        silent.add(id, cost.silent());
        @Nullable AccountId account = contact.description().account();
        if (account != null) {
            long visible =
                    headline.stream().filter(e -> e.escalation().isCustomerVisible()).count();
            accounts.merge(account, new Affected(headline.size(), visible), Affected::plus);
        }
    }

    @Override
    public void merge(CostTally other) {
        owned.merge(other.owned);
        silent.merge(other.silent);
        other.accounts.forEach(
                (account, affected) -> accounts.merge(account, affected, Affected::plus));
        escalated += other.escalated;
    }

    /**
     * @param today the judge's day in the mapping's zone, on which the look-ahead begins
     */
    public Cost cost(Observability source, Accounts known, Instant asOf, LocalDate today) {
        Renewals renewals = new Renewals(today);
        accounts.keySet().stream()
                .sorted()
                .forEach(
                        id -> {
                            Affected affected = accounts.getOrDefault(id, new Affected(0, 0));
                            Optional<Account> account = known.asOf(id, asOf);
                            renewals.add(
                                    id,
                                    account,
                                    affected.escalations(),
                                    affected.customerVisible());
                        });
        return new Cost(
                hours(owned, source.missing(Set.of(Observable.PERSON)), true),
                hours(silent, withoutWords(source), isComplete(source)),
                renewals.shown(source.shows(Observable.ACCOUNT) && !known.isEmpty()));
    }

    private Hours hours(Sum sum, Set<Observable> needs, boolean complete) {
        boolean seen = needs.isEmpty();
        return new Hours(
                needs,
                complete,
                seen ? sum.seconds : 0,
                seen ? sum.contacts : 0,
                escalated,
                seen ? List.copyOf(sum.most) : List.of());
    }

    private static Set<Observable> withoutWords(Observability source) {
        Set<Observable> either = EnumSet.of(Observable.MESSAGE_TO_CUSTOMER, Observable.CALL);
        return source.showsAny(either) ? Set.of() : either;
    }

    /** Where some words are outside the source, a silence may have been none. */
    private static boolean isComplete(Observability source) {
        return source.provesAbsence(Observable.MESSAGE_TO_CUSTOMER)
                && source.of(Observable.CALL) != Observability.State.INCOMPLETE;
    }
}
