package io.amends.core.commitment;

import io.amends.core.protocol.Calendars;
import io.amends.core.protocol.Rulebook;
import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.Course;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is owed on an escalation, each with its own due ({@code docs/commitments.md}). */
public final class Commitments {

    private Commitments() {}

    /**
     * What one escalation owes, looked at alone.
     *
     * @param asOf the judge's instant: what arises later is not yet owed
     */
    public static List<Commitment> owed(
            Timeline facts,
            Escalation escalation,
            Rulebook rulebook,
            Calendars calendars,
            Instant asOf) {
        return owed(
                Episode.of(facts.until(asOf), escalation, rulebook, calendars, asOf, Instant.MAX),
                Optional.empty());
    }

    /**
     * What a contact's escalations owe together: a progress slot, a promise or an answer to a
     * handoff that several share is owed once, by the one decided first.
     */
    public static List<Commitment> owed(
            Timeline facts,
            List<Escalation> escalations,
            Rulebook rulebook,
            Calendars calendars,
            Instant asOf) {
        return owed(facts, escalations, rulebook, calendars, Optional.empty(), asOf);
    }

    /**
     * The same, with the steps that a regulator's clocks demand.
     *
     * @param regulations empty where none are set up: then no regulatory step is owed
     */
    public static List<Commitment> owed(
            Timeline facts,
            List<Escalation> escalations,
            Rulebook rulebook,
            Calendars calendars,
            Optional<Regulations> regulations,
            Instant asOf) {
        return owed(
                Course.onOneContact(escalations, facts.until(asOf)),
                rulebook,
                calendars,
                regulations,
                asOf);
    }

    /**
     * What the escalations that a contact answers for owe together, those that merges brought to it
     * among them, each by the facts of its own course.
     *
     * @param regulations empty where none are set up: then no regulatory step is owed
     */
    public static List<Commitment> owed(
            List<Course> courses,
            Rulebook rulebook,
            Calendars calendars,
            Optional<Regulations> regulations,
            Instant asOf) {
        List<Course> inOrder =
                courses.stream()
                        .sorted(Comparator.comparing(course -> course.escalation().decidedAt()))
                        .toList();
        Shared shared = new Shared();
        List<Commitment> all = new ArrayList<>();
        for (Course course : inOrder) {
            Escalation escalation = course.escalation();
            if (escalation.isHeadline()) {
                Episode episode =
                        Episode.of(
                                course.facts().until(asOf),
                                escalation,
                                rulebook,
                                calendars,
                                asOf,
                                nextOfType(course, inOrder));
                all.addAll(shared.leaveOwedOnce(course, owed(episode, regulations)));
            }
        }
        return List.copyOf(all);
    }

    /**
     * How often a promise was kept only by promising a new time.
     *
     * @param until facts after this are not read
     */
    public static int renegotiations(Timeline facts, Instant until) {
        return Promises.renegotiations(facts, until);
    }

    /**
     * What a resolution message of an escalation has to contain, were it resolved at an instant: more
     * where it is on record that the organisation itself failed.
     */
    public static Set<Part> resolutionParts(
            Timeline facts,
            Escalation escalation,
            Rulebook rulebook,
            Calendars calendars,
            Instant at) {
        return new Closing(
                        Episode.of(
                                facts.until(at), escalation, rulebook, calendars, at, Instant.MAX))
                .parts(at);
    }

    private static List<Commitment> owed(Episode episode, Optional<Regulations> regulations) {
        if (episode.escalation().certainty() == Certainty.SUSPECTED
                || episode.decidedAt().isAfter(episode.asOf())) {
            return List.of();
        }
        Ledger ledger = new Ledger(episode);
        new Messages(episode).addTo(ledger);
        new Handoffs(episode).addTo(ledger);
        new Promises(episode).addTo(ledger);
        new ProgressGrid(episode).addTo(ledger);
        new Closing(episode).addTo(ledger);
        regulations.ifPresent(law -> new RegulatorySteps(episode, law).addTo(ledger));
        return ledger.entries();
    }

    /**
     * When the next escalation of the type was decided or brought by a merge, suspicions aside;
     * stamped facts from then on are its own.
     */
    static Instant nextOfType(Course course, List<Course> inOrder) {
        if (course.joinedAt() != null) {
            return course.joinedAt();
        }
        return inOrder.stream()
                .filter(other -> other.escalation().type() == course.escalation().type())
                .filter(other -> other.escalation().isHeadline())
                .filter(other -> follows(other, course))
                .map(other -> arrival(other, course))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    private static boolean follows(Course other, Course course) {
        if (other.id().contact().equals(course.id().contact())) {
            return other.id().number() > course.id().number();
        }
        @Nullable Instant endedAt = course.escalation().endedAt();
        return endedAt != null && !arrival(other, course).isBefore(endedAt);
    }

    private static Instant arrival(Course other, Course course) {
        Instant met = other.togetherSince(course);
        Instant decidedAt = other.escalation().decidedAt();
        return met.isAfter(decidedAt) ? met : decidedAt;
    }
}
