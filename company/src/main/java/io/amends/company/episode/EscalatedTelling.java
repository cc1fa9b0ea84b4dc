package io.amends.company.episode;

import io.amends.company.organisation.Dice;
import io.amends.company.organisation.Organisation;
import io.amends.company.organisation.Team;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes an escalated contact so that exactly what its plan says is true of it. */
final class EscalatedTelling {

    private static final int MINUTE = 60;
    private static final long HOUR = 3600;

    private final Organisation organisation;
    private final Desk desk;
    private final ContactPlan plan;
    private final Schedule schedule;
    private final Episode episode;

    private EscalatedTelling(Organisation organisation, Desk desk, Schedule schedule) {
        this.organisation = organisation;
        this.desk = desk;
        this.plan = desk.plan;
        this.schedule = schedule;
        this.episode = schedule.episode();
    }

    static Story of(Organisation organisation, ContactPlan plan, Dice dice) {
        Episode first = plan.escalations.getFirst().episode();
        Desk desk = new Desk(dice, plan, startingTeam(organisation, plan, first, dice));
        boolean details = first.has(Context.INFORMATION_AGAIN) || first.has(Context.PHRASE);
        desk.open(
                plan.severity.equals("Critical") ? 3 : 1,
                details
                        ? desk.words.problemWithDetails(plan.feature)
                        : desk.words.problem(plan.feature));
        beforehand(desk);
        for (int i = 0; i < plan.escalations.size(); i++) {
            EscalatedTelling telling =
                    new EscalatedTelling(organisation, desk, plan.escalations.get(i));
            telling.tell(i > 0);
        }
        desk.close(plan.escalations.getLast().end().plusSeconds(6 * 24 * HOUR));
        return desk.story;
    }

    private static Team startingTeam(
            Organisation organisation, ContactPlan plan, Episode episode, Dice dice) {
        boolean frontline =
                episode.isTier()
                        ? episode.choice(Detour.class) != Detour.NONE || dice.chance(0.7)
                        : episode.choice(Handoff.class) == Handoff.NONE && dice.chance(0.7);
        return organisation.team(plan.account.region(), frontline ? "frontline" : "specialists");
    }

    /** What was tried before anybody thought of escalating it. */
    private static void beforehand(Desk desk) {
        Instant decided = desk.plan.escalations.getFirst().decided();
        Instant begun = desk.plan.begun();
        if (begun.plusSeconds(2 * HOUR).isBefore(decided)) {
            desk.mail(
                    begun.plusSeconds(desk.dice.between(10 * MINUTE, 50 * MINUTE)),
                    desk.words.looksIntoIt(desk.owner),
                    "");
            desk.customer(
                    decided.minusSeconds(desk.dice.between(25 * MINUTE, 55 * MINUTE)),
                    desk.words.still());
        }
    }

    private void tell(boolean again) {
        if (again) {
            desk.customer(schedule.decided().minusSeconds(25 * MINUTE), desk.words.back());
            desk.reopen(schedule.decided().minusSeconds(25 * MINUTE - 2));
        }
        desk.mail(
                schedule.decided().minusSeconds(again ? 20 * MINUTE : 15 * MINUTE),
                desk.words.firstReply(desk.owner),
                "");
        linkToEarlier();
        Scene scene = new Scene(organisation, desk, schedule);
        new Decision(scene).decide();
        new NoticeTelling(scene).notice();
        new HandoffTelling(scene).handOver();
        WorkTelling work = new WorkTelling(scene);
        work.firstMessage();
        work.explainTwice();
        work.gap();
        work.updates();
        ResolutionTelling resolution = new ResolutionTelling(scene);
        resolution.resolve();
        resolution.followUp();
        resolution.learn();
    }

    private void linkToEarlier() {
        ContactPlan earlier = plan.earlier;
        if (earlier != null && episode.has(Again.LINKED)) {
            desk.story.log(
                    schedule.decided().minusSeconds(10 * MINUTE),
                    "Recurrence noted",
                    "actor",
                    "agent",
                    "by",
                    desk.owner,
                    "linked",
                    earlier.id);
        }
    }

    /** The truth about this contact's escalations. */
    static List<Truth> truth(ContactPlan plan) {
        List<Truth> truths = new ArrayList<>();
        for (Schedule schedule : plan.escalations) {
            Episode episode = schedule.episode();
            if (episode.has(Raise.TIER_AFTER_15_01)) {
                truths.add(
                        row(
                                plan,
                                schedule,
                                EscalationType.COMPLEXITY,
                                schedule.decided().minusSeconds(15 * MINUTE + 1),
                                List.of()));
            }
            truths.addAll(rows(plan, schedule));
        }
        return truths;
    }

    private static List<Truth> rows(ContactPlan plan, Schedule schedule) {
        Episode episode = schedule.episode();
        Detour detour = episode.choice(Detour.class);
        Truth planned = row(plan, schedule, episode.type(), schedule.decided(), episode.faults());
        if (detour == Detour.NONE) {
            return List.of(planned);
        }
        return detour.escalatesAgain()
                ? List.of(planned.unresolved(), planned.again(schedule, detour))
                : List.of(planned.with(detour));
    }

    private static Truth row(
            ContactPlan plan,
            Schedule schedule,
            EscalationType type,
            Instant decided,
            List<Fault> faults) {
        Episode episode = schedule.episode();
        Handoff handoff = episode.choice(Handoff.class);
        @Nullable Instant accepted =
                handoff == Handoff.NONE || handoff == Handoff.WITHDRAWN
                        ? null
                        : schedule.accepted();
        return new Truth(
                plan.id,
                type.name(),
                episode.recorded() ? "RECORDED" : "INFERRED",
                decided,
                accepted == null ? "" : accepted.toString(),
                schedule.resolved().toString(),
                faults,
                episode.boundaries(),
                Detour.NONE);
    }
}
