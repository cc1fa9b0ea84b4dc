package io.amends.core.commitment;

import io.amends.core.time.Deadline;
import io.amends.core.time.RegulatoryClocks;
import io.amends.core.time.RegulatoryFacts;
import io.amends.core.time.RegulatoryPreset;
import io.amends.core.time.RegulatoryStep;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event.RegulatoryAnchored;
import io.amends.core.timeline.Event.RegulatoryStepTaken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
                new RegulatoryFacts(anchors, taken(preset.id()), List.of(), List.of());
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
