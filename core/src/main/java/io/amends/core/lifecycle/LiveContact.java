package io.amends.core.lifecycle;

import io.amends.core.commitment.Commitments;
import io.amends.core.commitment.Judge;
import io.amends.core.commitment.Judgement;
import io.amends.core.escalation.Escalations;
import io.amends.core.protocol.Rulebook;
import io.amends.core.timeline.ContactState;
import io.amends.core.timeline.Course;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Observability;
import io.amends.core.timeline.Replay;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A contact as it stands at an instant: its facts, and what the rulebook makes of them. Immutable;
 * what it derives is worked out when first asked for.
 */
public final class LiveContact {

    private final Timeline facts;
    private final Rules rules;
    private final Instant now;
    private final Rulebook rulebook;
    private @Nullable ContactState state;
    private @Nullable List<Escalation> escalations;
    private @Nullable List<Judgement> judgements;

    private LiveContact(Timeline facts, Rules rules, Instant now) {
        this.facts = facts.until(now);
        this.rules = rules;
        this.now = now;
        this.rulebook = rules.pinnedFor(this.facts);
    }

    /**
     * @param now what happened after it is not known yet
     */
    public static LiveContact at(Timeline facts, Rules rules, Instant now) {
        return new LiveContact(facts, rules, now);
    }

    /** The same contact after further facts. */
    public LiveContact with(List<? extends Event> further) {
        return further.isEmpty() ? this : new LiveContact(facts.with(further), rules, now);
    }

    public Timeline facts() {
        return facts;
    }

    public Rules rules() {
        return rules;
    }

    public Instant now() {
        return now;
    }

    /** The rulebook with the protocols that this contact's escalations opened under. */
    public Rulebook rulebook() {
        return rulebook;
    }

    public ContactState state() {
        @Nullable ContactState known = state;
        if (known == null) {
            known = Replay.replay(facts);
            state = known;
        }
        return known;
    }

    /** In the order in which they were decided, suggested ones among them. */
    public List<Escalation> escalations() {
        @Nullable List<Escalation> known = escalations;
        if (known == null) {
            known = Escalations.of(facts, rulebook, now);
            escalations = known;
        }
        return known;
    }

    /** Everything owed, each with its verdict at this instant. */
    public List<Judgement> judgements() {
        @Nullable List<Judgement> known = judgements;
        if (known == null) {
            known = judged(facts);
            judgements = known;
        }
        return known;
    }

    /** What is owed by the rules alone, whatever was stamped before. */
    List<Judgement> judgedUnstamped() {
        return judged(
                Timeline.of(
                        facts.contact(),
                        facts.events().stream()
                                .filter(event -> !(event instanceof Event.CommitmentOwed))
                                .toList()));
    }

    private List<Judgement> judged(Timeline known) {
        List<Course> courses = Course.onOneContact(escalations(), known);
        return Judge.judgeAll(
                Commitments.owed(courses, rulebook, rules.calendars(), rules.regulations(), now),
                courses,
                rulebook,
                Observability.everything(),
                now);
    }

    public List<Judgement> judgements(Escalation escalation) {
        return judgements().stream()
                .filter(j -> j.commitment().escalation().equals(escalation.id()))
                .toList();
    }

    public Stage stage(Escalation escalation) {
        return Staging.of(this, escalation);
    }

    /** Those whose problem is still worked on. */
    public List<Escalation> open() {
        return escalations().stream().filter(e -> stage(e).isOpen()).toList();
    }

    public Optional<Escalation> open(EscalationType type) {
        return open().stream().filter(e -> e.type() == type).findFirst();
    }

    public Owners owners() {
        return Owners.of(facts, state().holder().systemUser() ? null : state().holder().person());
    }
}
