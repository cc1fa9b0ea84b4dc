package io.amends.core.commitment;

import io.amends.core.time.Deadline;
import io.amends.core.time.Extension;
import io.amends.core.time.ExtensionNotice;
import io.amends.core.time.Pause;
import io.amends.core.time.RegulatoryClocks;
import io.amends.core.time.RegulatoryFacts;
import io.amends.core.time.RegulatoryPreset;
import io.amends.core.time.RegulatoryStep;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.ClockResumed;
import io.amends.core.timeline.Event.ClockStopped;
import io.amends.core.timeline.Event.ExtensionNotified;
import io.amends.core.timeline.Event.RegulatoryAnchored;
import io.amends.core.timeline.Event.RegulatoryStepTaken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The steps that a regulator's clocks demand, from the facts that start them. */
final class RegulatorySteps {

    private final Episode episode;
    private final Regulations regulations;

    RegulatorySteps(Episode episode, Regulations regulations) {
        this.episode = episode;
        this.regulations = regulations;
    }

    /** The rule names the step, so that proof of one step never keeps another. */
    static String rule(String preset, String milestone) {
        return preset + "/" + milestone;
    }

    static boolean isAbout(Commitment owed, RegulatoryStepTaken step) {
        return owed.rule().endsWith(" " + rule(step.preset(), step.milestone()));
    }

    void addTo(Ledger ledger) {
        if (episode.escalation().type() == EscalationType.REGULATORY) {
            anchors().forEach((preset, anchors) -> addPreset(ledger, preset, anchors));
        }
    }

    /** The first instant of each anchor of each preset: a clock starts once. */
    private Map<String, Map<String, Instant>> anchors() {
        Map<String, Map<String, Instant>> anchors = new LinkedHashMap<>();
        episode.facts()
                .all(RegulatoryAnchored.class)
                .filter(a -> a.occurredAt().isBefore(episode.nextOfType()))
                .forEach(
                        a ->
                                anchors.computeIfAbsent(a.preset(), p -> new LinkedHashMap<>())
                                        .putIfAbsent(a.anchor(), a.occurredAt()));
        return anchors;
    }

    private void addPreset(Ledger ledger, String id, Map<String, Instant> anchors) {
        Instant first = anchors.values().stream().min(Instant::compareTo).orElseThrow();
        regulations
                .catalogue()
                .inForce(id, first.atZone(regulations.where().zone()).toLocalDate())
                .ifPresent(preset -> addSteps(ledger, preset, anchors, first));
    }

    private void addSteps(
            Ledger ledger, RegulatoryPreset preset, Map<String, Instant> anchors, Instant first) {
        RegulatoryFacts facts =
                new RegulatoryFacts(
                        anchors, taken(preset.id()), extensions(preset), pauses(preset.id()));
        List<RegulatoryStep> steps = RegulatoryClocks.steps(preset, facts, regulations.where());
        for (RegulatoryStep step : steps) {
            if (step.deadline() instanceof Deadline.Fixed(Instant due, var ignored)
                    && !step.milestone().isChoice()
                    && !isReplacedBy(due, step, steps)) {
                addStep(ledger, rule(preset.id(), step.milestone().id()), first, due);
            }
        }
    }

    /** Another step made this one needless before it fell due. */
    private static boolean isReplacedBy(
            Instant due, RegulatoryStep step, List<RegulatoryStep> steps) {
        return steps.stream()
                .filter(other -> other.milestone().id().equals(step.replacedBy()))
                .anyMatch(
                        other -> other.fulfilledAt() != null && !other.fulfilledAt().isAfter(due));
    }

    /** Only what is certain is owed: a chained step becomes so when the earlier one is sent. */
    private void addStep(Ledger ledger, String rule, Instant first, Instant due) {
        ledger.add(
                CommitmentKind.REGULATORY_STEP,
                first,
                Promises.justBefore(first),
                due,
                Set.of(),
                rule,
                regulations.where().calendar().name());
    }

    /** Whether it was told in time is the clock's to judge. */
    private List<ExtensionNotice> extensions(RegulatoryPreset preset) {
        return episode.facts()
                .all(ExtensionNotified.class)
                .filter(notice -> notice.preset().equals(preset.id()))
                .map(
                        notice ->
                                new ExtensionNotice(
                                        notice.milestone(),
                                        extension(notice, preset),
                                        notice.occurredAt()))
                .toList();
    }

    /** Which one is meant goes without saying where there is only one. */
    private static String extension(ExtensionNotified notice, RegulatoryPreset preset) {
        @Nullable String named = notice.extension();
        if (named != null) {
            return named;
        }
        List<Extension> known =
                preset.milestones().stream()
                        .filter(milestone -> milestone.id().equals(notice.milestone()))
                        .flatMap(milestone -> milestone.extensions().stream())
                        .toList();
        return known.size() == 1 ? known.getFirst().id() : "";
    }

    /**
     * A clock that stands still at the judge's instant is judged as if it ran again from there: it is
     * owed, and not overdue.
     */
    private List<Pause> pauses(String preset) {
        List<Pause> pauses = new ArrayList<>();
        Map<String, Instant> stopped = new LinkedHashMap<>();
        for (Event event : episode.facts().events()) {
            if (event instanceof ClockStopped stop && stop.preset().equals(preset)) {
                stopped.putIfAbsent(stop.because(), stop.occurredAt());
            } else if (event instanceof ClockResumed resume && resume.preset().equals(preset)) {
                stopped.forEach(
                        (why, since) -> pauses.add(new Pause(why, since, resume.occurredAt())));
                stopped.clear();
            }
        }
        stopped.forEach((why, since) -> pauses.add(new Pause(why, since, episode.asOf())));
        return pauses;
    }

    private Map<String, List<Instant>> taken(String preset) {
        Map<String, List<Instant>> taken = new LinkedHashMap<>();
        episode.facts()
                .all(RegulatoryStepTaken.class)
                .filter(step -> step.preset().equals(preset))
                .forEach(
                        step ->
                                taken.computeIfAbsent(step.milestone(), m -> new ArrayList<>())
                                        .add(step.occurredAt()));
        return taken;
    }
}
