package io.amends.core.lifecycle;

import io.amends.core.commitment.Commitment;
import io.amends.core.commitment.Commitments;
import io.amends.core.commitment.Judge;
import io.amends.core.commitment.Judgement;
import io.amends.core.escalation.Escalations;
import io.amends.core.escalation.Merges;
import io.amends.core.protocol.Rulebook;
import io.amends.core.timeline.ContactState;
import io.amends.core.timeline.Course;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.EscalationId;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Observability;
import io.amends.core.timeline.Replay;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A contact as it stands at an instant: its facts, and what the rulebook makes of them. Immutable;
 * what it derives is worked out when first asked for.
 */
public final class LiveContact {

    private final Timeline facts;
    private final List<Timeline> merged;
    private final Rules rules;
    private final Instant now;
    private final Rulebook rulebook;
    private @Nullable ContactState state;
    private @Nullable List<Course> courses;
    private @Nullable List<Escalation> escalations;
    private @Nullable List<Judgement> judgements;
    private @Nullable Map<EscalationId, Stage> stages;
    private volatile @Nullable Ahead ahead;

    /** What it becomes with certain facts, as the way of one step has worked it out. */
    private record Ahead(List<? extends Event> further, LiveContact after) {}

    private LiveContact(Timeline facts, List<Timeline> merged, Rules rules, Instant now) {
        this.facts = facts.until(now);
        this.merged = merged;
        this.rules = rules;
        this.now = now;
        this.rulebook = rules.pinnedFor(this.facts);
    }

    /**
     * A contact into which no other was merged.
     *
     * @param now what happened after it is not known yet
     */
    public static LiveContact at(Timeline facts, Rules rules, Instant now) {
        return at(facts, List.of(), rules, now);
    }

    /**
     * @param merged the contacts that were merged into it, and into those
     * @param now what happened after it is not known yet
     */
    public static LiveContact at(Timeline facts, List<Timeline> merged, Rules rules, Instant now) {
        return new LiveContact(facts, List.copyOf(merged), rules, now);
    }

    /**
     * The same contact after further facts, and no earlier than they: a clock that is read more
     * coarsely than theirs leaves none of them out.
     */
    @SuppressWarnings("ReferenceEquality") // the very facts that a step has just made
    public LiveContact with(List<? extends Event> further) {
        if (further.isEmpty()) {
            return this;
        }
        @Nullable Ahead known = ahead;
        if (known != null && known.further() == further) {
            return known.after();
        }
        Timeline all = facts.with(further);
        Instant then = all.lastAt().isAfter(now) ? all.lastAt() : now;
        LiveContact after = new LiveContact(all, merged, rules, then);
        if (further.stream().allMatch(LiveContact::decidesNothing)) {
            after.escalations = escalations;
            after.judgements = judgements;
            after.stages = stages;
        }
        return after;
    }

    /** That somebody was told of what is owed changes nothing of it. */
    private static boolean decidesNothing(Event event) {
        return event instanceof Event.Alerted || event instanceof Event.AlertWithdrawn;
    }

    /** Whoever asks for the contact with these facts gets this one, with what it knows of itself. */
    void leadsTo(List<? extends Event> further, LiveContact after) {
        ahead = new Ahead(further, after);
    }

    /** The same contact once others were merged into it. */
    LiveContact taking(List<Timeline> more) {
        List<Timeline> all = new ArrayList<>(merged);
        all.addAll(more);
        return at(facts, all, rules, now);
    }

    public Timeline facts() {
        return facts;
    }

    /** The contacts that were merged into it, and into those. */
    public List<Timeline> merged() {
        return merged;
    }

    /** Its facts and those of the contacts that were merged into it, by when they happened. */
    public Timeline history() {
        return merged.isEmpty()
                ? facts
                : Timeline.of(
                        facts.contact(),
                        Stream.concat(merged.stream(), Stream.of(facts))
                                .flatMap(known -> known.until(now).events().stream())
                                .toList());
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
            known = courses().stream().map(Course::escalation).toList();
            escalations = known;
        }
        return known;
    }

    /** Each of its escalations with the facts along it, those that merges brought among them. */
    public List<Course> courses() {
        @Nullable List<Course> known = courses;
        if (known == null) {
            known =
                    merged.isEmpty() && !facts.has(Event.EscalationsCarried.class)
                            ? Course.onOneContact(Escalations.of(facts, rulebook, now), facts)
                            : Merges.of(facts, merged, rulebook, now);
            courses = known;
        }
        return known;
    }

    /** The facts along one of its escalations. */
    public Timeline along(Escalation escalation) {
        return course(escalation.id()).facts();
    }

    /**
     * The number of an escalation among all of its type that this contact answers for: those that
     * merges brought have numbers of their own, a thousand for each contact merged into it.
     */
    public int numberOf(EscalationId escalation) {
        int place = 0;
        for (int i = 0; i < merged.size(); i++) {
            place = merged.get(i).contact().equals(escalation.contact()) ? i + 1 : place;
        }
        return 1_000 * place + escalation.number();
    }

    Course course(EscalationId escalation) {
        return courses().stream()
                .filter(course -> course.id().equals(escalation))
                .findFirst()
                .orElseThrow();
    }

    /** What is on record of an escalation: along it, and here since it came. */
    <E extends Event> Stream<E> about(EscalationId escalation, Class<E> kind) {
        if (merged.isEmpty()) {
            return facts.all(kind);
        }
        Course course = course(escalation);
        return course.isCarried()
                ? Stream.concat(course.facts().all(kind), facts.all(kind))
                : facts.all(kind);
    }

    /** The same of all its escalations. */
    <E extends Event> Stream<E> about(Class<E> kind) {
        return Stream.concat(
                facts.all(kind),
                merged.isEmpty()
                        ? Stream.of()
                        : courses().stream()
                                .filter(Course::isCarried)
                                .flatMap(course -> course.facts().all(kind)));
    }

    /** Everything owed, each with its verdict at this instant. */
    public List<Judgement> judgements() {
        @Nullable List<Judgement> known = judgements;
        if (known == null) {
            known = judged(courses());
            judgements = known;
        }
        return known;
    }

    /** What is owed by the rules alone, whatever was stamped before. */
    List<Commitment> owedUnstamped() {
        IdentityHashMap<Timeline, Timeline> unstamped = new IdentityHashMap<>();
        return owed(
                courses().stream()
                        .map(
                                course ->
                                        course.by(
                                                unstamped.computeIfAbsent(
                                                        course.facts(), LiveContact::unstamped)))
                        .toList());
    }

    private static Timeline unstamped(Timeline known) {
        return Timeline.of(
                known.contact(),
                known.events().stream()
                        .filter(event -> !(event instanceof Event.CommitmentOwed))
                        .toList());
    }

    private List<Judgement> judged(List<Course> all) {
        return all.isEmpty()
                ? List.of()
                : Judge.judgeAll(owed(all), all, rulebook, Observability.everything(), now);
    }

    private List<Commitment> owed(List<Course> all) {
        return all.isEmpty()
                ? List.of()
                : Commitments.owed(all, rulebook, rules.calendars(), rules.regulations(), now);
    }

    public List<Judgement> judgements(Escalation escalation) {
        return judgements().stream()
                .filter(j -> j.commitment().escalation().equals(escalation.id()))
                .toList();
    }

    public Stage stage(Escalation escalation) {
        @Nullable Map<EscalationId, Stage> known = stages;
        if (known == null) {
            Map<EscalationId, Stage> all = new HashMap<>();
            escalations().forEach(e -> all.put(e.id(), Staging.of(this, e)));
            known = Map.copyOf(all);
            stages = known;
        }
        @Nullable Stage stage = known.get(escalation.id());
        return stage != null ? stage : Staging.of(this, escalation);
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
