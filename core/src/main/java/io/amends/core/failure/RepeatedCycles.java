package io.amends.core.failure;

import io.amends.core.failure.Finding.Evidence;
import io.amends.core.failure.Repeat.Link;
import io.amends.core.protocol.Rulebook;
import io.amends.core.protocol.Rulebook.Repeats;
import io.amends.core.timeline.EscalationId;
import io.amends.core.timeline.Observability;
import io.amends.core.timeline.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The repeated escalation cycle: an account's problem is escalated, resolved, and back again. */
public final class RepeatedCycles {

    private final List<Cycle> cycles;
    private final ExpectedRepeats expected;
    private final Repeats rules;
    private final Observability source;
    private final NavigableMap<Instant, List<Integer>> byResolution = new TreeMap<>();

    private RepeatedCycles(
            List<Cycle> cycles, ExpectedRepeats expected, Repeats rules, Observability source) {
        this.cycles = cycles;
        this.expected = expected;
        this.rules = rules;
        this.source = source;
        for (int place = 0; place < cycles.size(); place++) {
            @Nullable Instant resolvedAt = cycles.get(place).resolvedAt();
            if (resolvedAt != null) {
                byResolution.computeIfAbsent(resolvedAt, r -> new ArrayList<>(1)).add(place);
            }
        }
    }

    /**
     * The chains among one account's contacts, by the escalation that each is reported on: the latest
     * that repeats an earlier one.
     *
     * @param contacts all of one account, in any order; or one contact without an account
     * @param historyFrom from when on the source holds this account's contacts
     */
    public static Map<EscalationId, Repeat> of(
            List<AccountContact> contacts,
            Instant historyFrom,
            Repeats rules,
            Observability source) {
        List<Cycle> cycles = Cycle.of(contacts);
        if (cycles.size() < 2) {
            return Map.of();
        }
        ExpectedRepeats expected = new ExpectedRepeats(contacts, historyFrom, rules);
        return new RepeatedCycles(cycles, expected, rules, source).chains();
    }

    /** The findings that the chains are, with the rule of the standing rulebook. */
    public static List<Finding> findings(Map<EscalationId, Repeat> repeats, Rulebook rulebook) {
        return repeats.values().stream().map(repeat -> finding(repeat, rulebook)).toList();
    }

    private static Finding finding(Repeat repeat, Rulebook rulebook) {
        Sign worst =
                repeat.links().stream()
                        .map(Link::sign)
                        .filter(sign -> sign.strength() == repeat.strength())
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
        int version = rulebook.protocol(repeat.escalation().type()).version();
        return new Finding(
                repeat.escalation(),
                FailureMode.REPEATED_CYCLE,
                repeat.strength(),
                worst.kind(),
                null,
                repeat.escalation().type() + " v" + version + " " + worst.rule(),
                repeat.links().stream().map(link -> evidence(link, repeat.cycles())).toList());
    }

    private static Evidence evidence(Link link, int cycles) {
        return new Evidence(
                link.resolvedAt(),
                link.decidedAt(),
                link.sign().strength(),
                Reason.of(link.sign().kind(), link.earlier(), link.later(), link.gap(), cycles));
    }

    private Map<EscalationId, Repeat> chains() {
        Chains chains = new Chains(cycles.size());
        List<List<Link>> linksTo = new ArrayList<>();
        for (int later = 0; later < cycles.size(); later++) {
            linksTo.add(linksTo(later, chains));
        }
        Map<Integer, List<Link>> byChain = new TreeMap<>();
        for (int later = 0; later < cycles.size(); later++) {
            if (!linksTo.get(later).isEmpty()) {
                byChain.computeIfAbsent(chains.of(later), c -> new ArrayList<>())
                        .addAll(linksTo.get(later));
            }
        }
        Map<EscalationId, Repeat> repeats = new TreeMap<>();
        byChain.values().stream()
                .map(RepeatedCycles::repeat)
                .forEach(r -> repeats.put(r.escalation(), r));
        return repeats;
    }

    private List<Link> linksTo(int later, Chains chains) {
        Cycle again = cycles.get(later);
        List<Link> links = new ArrayList<>(0);
        for (int earlier : resolvedShortlyBefore(again.decidedAt())) {
            Cycle before = cycles.get(earlier);
            @Nullable Sign sign = repeats(again, before);
            if (sign != null) {
                chains.join(earlier, later);
                links.add(
                        new Link(
                                sign,
                                before.first().id(),
                                again.first().id(),
                                before.resolved(),
                                again.decidedAt()));
            }
        }
        return links;
    }

    private List<Integer> resolvedShortlyBefore(Instant decidedAt) {
        Instant earliest = decidedAt.minus(Duration.ofDays(rules.withinDays()));
        return byResolution.subMap(earliest, true, decidedAt, false).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    /** What shows that it is the same problem, the strongest first; null where nothing does. */
    private @Nullable Sign repeats(Cycle again, Cycle before) {
        if (again.contact().links().contains(before.contact().contact())
                && Sign.LINKED.isShownBy(source)) {
            return Sign.LINKED;
        }
        if (again.hasCauseOf(before) && Sign.SAME_CAUSE.isShownBy(source)) {
            return Sign.SAME_CAUSE;
        }
        if (again.isReopeningOf(before) && Sign.REOPENED_AND_ESCALATED.isShownBy(source)) {
            return Sign.REOPENED_AND_ESCALATED;
        }
        return Sign.SAME_SUBJECT.isShownBy(source)
                        && !again.isOnContactOf(before)
                        && again.hasSubjectOf(before)
                        && expected.ruleOutChance(again)
                ? Sign.SAME_SUBJECT
                : null;
    }

    private static Repeat repeat(List<Link> links) {
        List<Link> proved =
                links.stream().filter(l -> l.sign().strength() == Strength.PROVED).toList();
        List<Link> counted = proved.isEmpty() ? links : proved;
        Map<EscalationId, Integer> members = new HashMap<>();
        counted.forEach(
                l -> {
                    members.put(l.earlier(), 1);
                    members.put(l.later(), 1);
                });
        Link last = counted.getLast();
        return new Repeat(
                last.later(),
                last.decidedAt(),
                proved.isEmpty() ? Strength.INDICATED : Strength.PROVED,
                members.size(),
                links);
    }
}
