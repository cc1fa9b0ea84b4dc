package io.amends.core.failure;

import io.amends.core.protocol.Rulebook.Repeats;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many contacts of one subject an account would send within the window anyway: those of the
 * months before, scaled to it. Who writes often about something repeats it by chance.
 */
final class ExpectedRepeats {

    private record Subject(@Nullable String productFeature, @Nullable String contactType) {
        static Subject of(AccountContact contact) {
            return new Subject(contact.productFeature(), contact.contactType());
        }
    }

    private final Map<Subject, List<Instant>> opened = new HashMap<>();
    private final Instant historyFrom;
    private final Repeats rules;

    ExpectedRepeats(List<AccountContact> contacts, Instant historyFrom, Repeats rules) {
        this.historyFrom = historyFrom;
        this.rules = rules;
        for (AccountContact contact : contacts) {
            opened.computeIfAbsent(Subject.of(contact), s -> new ArrayList<>())
                    .add(contact.openedAt());
        }
        opened.values().forEach(Collections::sort);
    }

    /** Not without enough history before the decision: then it cannot be told. */
    boolean ruleOutChance(Cycle again) {
        return hasHistoryBefore(again.decidedAt()) && expected(again) < rules.expectedBelow();
    }

    private boolean hasHistoryBefore(Instant decidedAt) {
        return !Duration.between(historyFrom, decidedAt)
                .minusDays(rules.historyAtLeastDays())
                .isNegative();
    }

    /** The contacts opened in the history days before the decision, itself among them. */
    private double expected(Cycle again) {
        List<Instant> times = opened.getOrDefault(Subject.of(again.contact()), List.of());
        Instant to = again.decidedAt();
        Instant from = to.minus(Duration.ofDays(rules.historyDays()));
        int count = countBefore(times, to) - countBefore(times, from);
        return count * (double) rules.withinDays() / rules.historyDays();
    }

    private static int countBefore(List<Instant> sorted, Instant at) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted.get(middle).isBefore(at)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
