package io.amends.company.episode;

import io.amends.company.organisation.Organisation;
import io.amends.company.organisation.Team;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How a contact wanders between teams and tiers on the two business days after its decision. */
final class DetourTelling {

    private static final int MINUTE = 60;

    private final Organisation organisation;
    private final Desk desk;
    private final ContactPlan plan;
    private final Schedule schedule;
    private final Detour detour;
    private int told;

    DetourTelling(Scene scene) {
        this.organisation = scene.organisation();
        this.desk = scene.desk();
        this.plan = scene.plan();
        this.schedule = scene.schedule();
        this.detour = scene.episode().choice(Detour.class);
    }

    /** Tells what of it happens before an instant and is not told yet. */
    void until(Instant at) {
        if (detour == Detour.NONE) {
            return;
        }
        if (told == 0 && schedule.detourOut().isBefore(at)) {
            told++;
            out(schedule.detourOut());
        }
        if (told == 1 && schedule.detourBack().isBefore(at)) {
            told++;
            back(schedule.detourBack());
        }
    }

    private void out(Instant at) {
        switch (detour) {
            case TEAM_PING_PONG -> give(at, team("desk"));
            case TIER_REENTRY -> give(at, team("frontline"));
            case NONE, THIRD_TIER -> {}
        }
    }

    private void back(Instant at) {
        switch (detour) {
            case NONE -> {}
            case TEAM_PING_PONG -> give(at, team("specialists"));
            case TIER_REENTRY -> escalate(at, team("specialists"));
            case THIRD_TIER -> escalate(at, team("engineering"));
        }
    }

    private Team team(String role) {
        return organisation.team(plan.account.region(), role);
    }

    private void give(Instant at, Team to) {
        String by = desk.owner;
        desk.team = to;
        desk.owner = desk.dice.pick(to.people());
        assign(at, by, desk.owner, "Open");
    }

    private void assign(Instant at, String by, String to, String status) {
        desk.story.log(
                at,
                "Assigned",
                "actor",
                "agent",
                "by",
                by,
                "team",
                desk.team.name(),
                "tier",
                desk.team.tier(),
                "status",
                status,
                "assignee",
                to);
    }

    /** Into the other team's queue, with a word to the customer; taken within minutes. */
    private void escalate(Instant at, Team to) {
        String before = desk.owner;
        desk.team = to;
        assign(at, before, "", "Queued");
        Instant first = at.plusSeconds(desk.dice.between(35 * MINUTE, 50 * MINUTE));
        desk.story.comment(
                at.plusSeconds(5 * MINUTE),
                "Agent mail",
                desk.words.notice(to.name(), before, plan.id, true),
                "actor",
                "agent",
                "author",
                before,
                "delivery",
                "delivered",
                "content",
                "escalated|accountable-owner|next-contact|if-not-heard",
                "promised",
                first.plusSeconds(25 * MINUTE).truncatedTo(ChronoUnit.MINUTES).toString(),
                "promise",
                "by");
        desk.owner = desk.dice.pick(to.people());
        assign(schedule.acceptedAgain(), desk.owner, desk.owner, "Open");
        desk.mail(first, desk.words.takenOver(desk.owner), "");
    }
}
