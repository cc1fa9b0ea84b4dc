package io.amends.core.time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs every clock of a preset over the facts of one case. */
public final class RegulatoryClocks {

    private final RegulatoryFacts facts;
    private final Jurisdiction where;
    private final Map<String, Deadline> deadlines = new HashMap<>();
    private final Map<String, Milestone> milestones = new HashMap<>();

    private RegulatoryClocks(RegulatoryFacts facts, Jurisdiction where) {
        this.facts = facts;
        this.where = where;
    }

    /**
     * Where every milestone stands, in the preset's order.
     *
     * @param preset the version in force at the case's anchor
     * @param where the calendar and zone of the place where the action is due
     */
    public static List<RegulatoryStep> steps(
            RegulatoryPreset preset, RegulatoryFacts facts, Jurisdiction where) {
        RegulatoryClocks clocks = new RegulatoryClocks(facts, where);
        List<RegulatoryStep> steps = new ArrayList<>();
        preset.milestones().forEach(milestone -> steps.add(clocks.step(milestone)));
        return steps.stream().map(step -> clocks.withReplacement(step, steps)).toList();
    }

    private RegulatoryStep step(Milestone milestone) {
        List<RegulatoryStep.Remark> remarks = new ArrayList<>();
        Deadline original = deadline(milestone.rule(), pauses(milestone, remarks));
        Deadline deadline = extended(milestone, original, remarks);
        milestones.put(milestone.id(), milestone);
        deadlines.put(milestone.id(), deadline);
        List<Instant> times = facts.fulfilments(milestone.id());
        Instant fulfilledAt = times.isEmpty() ? null : times.getFirst();
        return new RegulatoryStep(milestone, original, deadline, fulfilledAt, null, remarks);
    }

    private RegulatoryStep withReplacement(RegulatoryStep step, List<RegulatoryStep> all) {
        return all.stream()
                .filter(other -> other.milestone().replaces().contains(step.milestone().id()))
                .filter(RegulatoryClocks::isFulfilledOnTime)
                .findFirst()
                .map(
                        other ->
                                new RegulatoryStep(
                                        step.milestone(),
                                        step.original(),
                                        step.deadline(),
                                        step.fulfilledAt(),
                                        other.milestone().id(),
                                        step.remarks()))
                .orElse(step);
    }

    private static boolean isFulfilledOnTime(RegulatoryStep step) {
        return step.fulfilledAt() != null
                && step.deadline() instanceof Deadline.Fixed(Instant at, var _)
                && !step.fulfilledAt().isAfter(at);
    }

    private List<Pause> pauses(Milestone milestone, List<RegulatoryStep.Remark> remarks) {
        List<Pause> effective = new ArrayList<>();
        for (Pause pause : facts.pauses()) {
            if (milestone.pauseReasons().contains(pause.reason())) {
                effective.add(pause);
            } else {
                remarks.add(
                        new RegulatoryStep.Remark(
                                RegulatoryStep.Code.PAUSE_NOT_NAMED,
                                "Expected a pause reason this clock names, but got "
                                        + pause.reason()
                                        + ": the clock ran on."));
            }
        }
        return Pause.merged(effective);
    }

    private Deadline extended(
            Milestone milestone, Deadline original, List<RegulatoryStep.Remark> remarks) {
        Deadline longest = original;
        for (ExtensionNotice notice : facts.extensionNotices()) {
            if (notice.milestone().equals(milestone.id())) {
                Optional<Deadline> later = extension(milestone, original, notice, remarks);
                if (later.isPresent() && at(later.get()).isAfter(at(longest))) {
                    longest = later.get();
                }
            }
        }
        return longest;
    }

    private Optional<Deadline> extension(
            Milestone milestone,
            Deadline original,
            ExtensionNotice notice,
            List<RegulatoryStep.Remark> remarks) {
        Optional<Extension> extension =
                milestone.extensions().stream()
                        .filter(known -> known.id().equals(notice.extension()))
                        .findFirst();
        if (extension.isEmpty()) {
            remarks.add(
                    new RegulatoryStep.Remark(
                            RegulatoryStep.Code.EXTENSION_UNKNOWN,
                            "Expected an extension of "
                                    + milestone.id()
                                    + ", but got "
                                    + notice.extension()
                                    + ": the deadline stands."));
            return Optional.empty();
        }
        if (!(original instanceof Deadline.Fixed(Instant due, var _))) {
            remarks.add(
                    new RegulatoryStep.Remark(
                            RegulatoryStep.Code.EXTENSION_WITHOUT_DEADLINE,
                            "Expected a certain deadline to extend, but it is not certain yet."));
            return Optional.empty();
        }
        if (notice.sentAt().isAfter(due)) {
            remarks.add(
                    new RegulatoryStep.Remark(
                            RegulatoryStep.Code.EXTENSION_TOO_LATE,
                            "Expected the extension notice by "
                                    + due
                                    + ", but it was sent "
                                    + notice.sentAt()
                                    + ": the deadline stands."));
            return Optional.empty();
        }
        Deadline later = deadline(extension.get().rule(), pauses(milestone, new ArrayList<>()));
        return later instanceof Deadline.Fixed ? Optional.of(later) : Optional.empty();
    }

    private static Instant at(Deadline deadline) {
        return deadline instanceof Deadline.Fixed(Instant at, var _) ? at : Instant.MIN;
    }

    private Deadline deadline(DeadlineRule rule, List<Pause> pauses) {
        return switch (rule) {
            case DeadlineRule.After(DeadlineRule.Anchor anchor, RegulatoryTerm term) ->
                    after(anchor, term, pauses);
            case DeadlineRule.Earliest(List<DeadlineRule> of) ->
                    DeadlineChoice.earliest(all(of, pauses));
            case DeadlineRule.Latest(List<DeadlineRule> of) ->
                    DeadlineChoice.latest(all(of, pauses));
            case DeadlineRule.InTimeOrLate choice ->
                    deadline(isLate(choice) ? choice.whenLate() : choice.whenInTime(), pauses);
        };
    }

    private List<Deadline> all(List<DeadlineRule> rules, List<Pause> pauses) {
        return rules.stream().map(rule -> deadline(rule, pauses)).toList();
    }

    private boolean isLate(DeadlineRule.InTimeOrLate choice) {
        Instant fact = facts.anchors().get(choice.fact());
        return fact != null
                && deadline(choice.limit(), List.of()) instanceof Deadline.Fixed(Instant at, var _)
                && fact.isAfter(at);
    }

    private Deadline after(DeadlineRule.Anchor anchor, RegulatoryTerm term, List<Pause> pauses) {
        return switch (anchor) {
            case DeadlineRule.Anchor.Fact(String name) -> {
                Instant at = facts.anchors().get(name);
                yield at == null
                        ? new Deadline.NotStarted(Set.of(name))
                        : running(at, term, pauses);
            }
            case DeadlineRule.Anchor.FirstFulfilment(String milestone) -> {
                List<Instant> times = facts.fulfilments(milestone);
                yield times.isEmpty()
                        ? chained(milestone, term)
                        : running(times.getFirst(), term, pauses);
            }
            case DeadlineRule.Anchor.LastFulfilment(String milestone) -> {
                List<Instant> times = facts.fulfilments(milestone);
                yield times.isEmpty()
                        ? chained(milestone, term)
                        : running(times.getLast(), term, pauses);
            }
        };
    }

    /** Applies the pauses that began while the clock ran. */
    private Deadline running(Instant anchor, RegulatoryTerm term, List<Pause> pauses) {
        List<Pause> finished = new ArrayList<>();
        Deadline.Fixed due = term.due(anchor, where);
        for (Pause pause : pauses) {
            Instant from = pause.from().isBefore(anchor) ? anchor : pause.from();
            if (pause.until() == null && !from.isAfter(due.at())) {
                return new Deadline.Paused(pause.reason(), from, due);
            }
            if (pause.until() != null && pause.until().isAfter(anchor) && !from.isAfter(due.at())) {
                finished.add(new Pause(pause.reason(), from, pause.until()));
                due = term.due(anchor, where, finished);
            }
        }
        return due;
    }

    /** A clock that waits for an earlier milestone: soonest if that came at once, latest if last. */
    private Deadline chained(String milestone, RegulatoryTerm term) {
        Set<String> awaiting = new HashSet<>(Set.of(milestone));
        Deadline earlier = deadlines.getOrDefault(milestone, new Deadline.NotStarted(Set.of()));
        Instant soonest = started(ruleOf(milestone));
        Instant notBefore = soonest == null ? null : term.due(soonest, where).at();
        return switch (earlier) {
            case Deadline.Fixed(Instant at, var _) ->
                    new Deadline.Provisional(notBefore, term.due(at, where).at(), awaiting);
            case Deadline.Provisional(var _, Instant until, Set<String> missing) -> {
                awaiting.addAll(missing);
                yield DeadlineChoice.bounded(
                        notBefore, until == null ? null : term.due(until, where).at(), awaiting);
            }
            case Deadline.Paused(String reason, var _, var _) -> {
                awaiting.add(reason);
                yield DeadlineChoice.bounded(notBefore, null, awaiting);
            }
            case Deadline.NotStarted(Set<String> missing) -> {
                awaiting.addAll(missing);
                yield new Deadline.NotStarted(awaiting);
            }
        };
    }

    private DeadlineRule ruleOf(String milestone) {
        Milestone known = milestones.get(milestone);
        if (known == null) {
            throw new IllegalStateException("Milestone " + milestone + " comes later");
        }
        return known.rule();
    }

    /**
     * The soonest the rule's clock can start, were every step taken at once; null when a fact is
     * missing.
     */
    private @Nullable Instant started(DeadlineRule rule) {
        return switch (rule) {
            case DeadlineRule.After(DeadlineRule.Anchor anchor, RegulatoryTerm _) ->
                    started(anchor);
            case DeadlineRule.Earliest(List<DeadlineRule> of) -> lastStarted(of);
            case DeadlineRule.Latest(List<DeadlineRule> of) -> lastStarted(of);
            case DeadlineRule.InTimeOrLate choice ->
                    started(isLate(choice) ? choice.whenLate() : choice.whenInTime());
        };
    }

    private @Nullable Instant started(DeadlineRule.Anchor anchor) {
        return switch (anchor) {
            case DeadlineRule.Anchor.Fact(String name) -> facts.anchors().get(name);
            case DeadlineRule.Anchor.FirstFulfilment(String milestone) -> {
                List<Instant> times = facts.fulfilments(milestone);
                yield times.isEmpty() ? started(ruleOf(milestone)) : times.getFirst();
            }
            case DeadlineRule.Anchor.LastFulfilment(String milestone) -> {
                List<Instant> times = facts.fulfilments(milestone);
                yield times.isEmpty() ? started(ruleOf(milestone)) : times.getLast();
            }
        };
    }

    private @Nullable Instant lastStarted(List<DeadlineRule> rules) {
        List<Instant> starts = new ArrayList<>();
        for (DeadlineRule rule : rules) {
            Instant start = started(rule);
            if (start == null) {
                return null;
            }
            starts.add(start);
        }
        return Collections.max(starts);
    }
}
