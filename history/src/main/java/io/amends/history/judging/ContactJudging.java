package io.amends.history.judging;

import io.amends.core.commitment.Commitments;
import io.amends.core.commitment.Judge;
import io.amends.core.commitment.Judgement;
import io.amends.core.commitment.Regulations;
import io.amends.core.escalation.Flow;
import io.amends.core.escalation.NextTier;
import io.amends.core.escalation.TierStay;
import io.amends.core.failure.FailureModes;
import io.amends.core.failure.Finding;
import io.amends.core.failure.Handling;
import io.amends.core.insight.EscalationCost;
import io.amends.core.insight.Tenure;
import io.amends.core.protocol.Calendars;
import io.amends.core.protocol.Rulebook;
import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.Course;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.EscalationId;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Described;
import io.amends.core.timeline.Observability;
import io.amends.core.timeline.Timeline;
import io.amends.history.assembly.AssembledContact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges contacts, one at a time, by one rulebook at one instant. */
public final class ContactJudging {

    private final Rulebook rulebook;
    private final Calendars calendars;
    private final Tenures tenures;
    private final CalendarPlaces calendarEvents;
    private final Optional<Regulations> regulations;
    private final Instant asOf;

    /**
     * @param regulations the law that anchored regulatory clocks run by
     */
    public ContactJudging(
            Rulebook rulebook,
            Calendars calendars,
            Tenures tenures,
            CalendarPlaces calendarEvents,
            Optional<Regulations> regulations,
            Instant asOf) {
        this.rulebook = rulebook;
        this.calendars = calendars;
        this.tenures = tenures;
        this.calendarEvents = calendarEvents;
        this.regulations = regulations;
        this.asOf = asOf;
    }

    /** A contact without escalations: it moved, but it owes nothing and nothing can be found. */
    public ContactAudit unescalated(AssembledContact contact) {
        return audit(contact, List.of(), List.of(), List.of());
    }

    /**
     * @param courses of the escalations that the contact answers for
     * @param before the contacts that some of them were on before a merge
     * @param repeats the findings that cross contacts, by escalation
     */
    public ContactAudit judge(
            AssembledContact contact,
            List<Course> courses,
            List<AssembledContact> before,
            Observability source,
            Map<EscalationId, Finding> repeats) {
        List<Judgement> judgements =
                Judge.judgeAll(
                        Commitments.owed(courses, rulebook, calendars, regulations, asOf),
                        courses,
                        rulebook,
                        source,
                        asOf);
        List<Finding> findings = findings(courses, judgements, source);
        @Nullable AccountId account = describe(contact.timeline()).account();
        return audit(
                contact,
                before,
                courses,
                courses.stream()
                        .map(
                                c ->
                                        of(
                                                c,
                                                tenures.at(account, c.escalation().decidedAt()),
                                                judgements,
                                                findings,
                                                repeats))
                        .toList());
    }

    /** Looks at those of one course together. */
    private List<Finding> findings(
            List<Course> courses, List<Judgement> judgements, Observability source) {
        IdentityHashMap<Timeline, List<Escalation>> byFacts = new IdentityHashMap<>(1);
        for (Course course : courses) {
            byFacts.computeIfAbsent(course.facts(), f -> new ArrayList<>())
                    .add(course.escalation());
        }
        List<Finding> findings = new ArrayList<>();
        byFacts.forEach(
                (facts, escalations) ->
                        findings.addAll(
                                FailureModes.find(
                                        new Handling(
                                                facts,
                                                courses,
                                                judgements,
                                                rulebook,
                                                calendars,
                                                source,
                                                asOf),
                                        escalations)));
        return findings;
    }

    private static EscalationAudit of(
            Course course,
            Optional<Tenure> tenure,
            List<Judgement> judgements,
            List<Finding> findings,
            Map<EscalationId, Finding> repeats) {
        List<Finding> own = new ArrayList<>();
        findings.stream().filter(f -> f.escalation().equals(course.id())).forEach(own::add);
        @Nullable Finding repeat = repeats.get(course.id());
        if (repeat != null) {
            own.add(repeat);
        }
        return new EscalationAudit(
                course,
                tenure,
                judgements.stream()
                        .filter(j -> j.commitment().escalation().equals(course.id()))
                        .toList(),
                own);
    }

    private ContactAudit audit(
            AssembledContact contact,
            List<AssembledContact> before,
            List<Course> courses,
            List<EscalationAudit> audits) {
        Timeline facts = contact.timeline();
        Description description = describe(facts);
        return new ContactAudit(
                contact,
                before,
                description,
                tenures.at(description.account(), facts.firstAt()),
                calendarEvents.of(facts.firstAt(), description.account()),
                Flow.of(facts, asOf),
                TierStay.of(facts, asOf),
                nextTiers(courses),
                EscalationCost.of(courses, calendars, description.account(), asOf),
                audits);
    }

    private List<NextTier> nextTiers(List<Course> courses) {
        List<NextTier> nextTiers = new ArrayList<>(0);
        for (Course course : courses) {
            nextTiers.addAll(NextTier.of(course.facts(), List.of(course.escalation()), asOf));
        }
        return nextTiers;
    }

    /** What the facts up to the judge's instant say of it last. */
    public Description describe(Timeline facts) {
        Description description = Description.UNSTATED;
        for (Event event : facts.events()) {
            if (event instanceof Described described && !event.occurredAt().isAfter(asOf)) {
                description = description.overlaidBy(described.description());
            }
        }
        return description;
    }
}
