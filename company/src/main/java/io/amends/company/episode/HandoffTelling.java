package io.amends.company.episode;

import io.amends.company.organisation.Team;
import java.time.Instant;
import java.util.List;

/** How the contact passes to another team, with handoff records or without. */
final class HandoffTelling {

    private static final int MINUTE = 60;

    private final Scene scene;
    private final Desk desk;
    private final ContactPlan plan;
    private final Schedule schedule;
    private final Episode episode;

    HandoffTelling(Scene scene) {
        this.scene = scene;
        this.desk = scene.desk();
        this.plan = scene.plan();
        this.schedule = scene.schedule();
        this.episode = scene.episode();
    }

    void handOver() {
        Handoff handoff = episode.choice(Handoff.class);
        if (handoff == Handoff.NONE) {
            return;
        }
        if (!episode.recorded()) {
            queue();
            return;
        }
        Instant offered = schedule.offered();
        switch (handoff) {
            case WITHDRAWN -> {
                offer(offered, "");
                desk.story.log(
                        offered.plusSeconds(20 * MINUTE),
                        "Handoff withdrawn",
                        "actor",
                        "agent",
                        "by",
                        desk.owner);
                return;
            }
            case RETURNED_AND_LEFT -> {
                offer(offered, "steps");
                returned(offered.plusSeconds(15 * MINUTE), "steps");
                offer(schedule.accepted().minusSeconds(10 * MINUTE), "");
            }
            case RETURNED_AND_MENDED -> {
                offer(offered, "told");
                returned(offered.plusSeconds(10 * MINUTE), "told");
                offer(offered.plusSeconds(22 * MINUTE), "");
            }
            case ELEMENT_EMPTY ->
                    offer(
                            offered,
                            desk.dice.pick(
                                    List.of(
                                            "issue", "steps", "reason", "told", "emotion",
                                            "context")));
            default -> offer(offered, "");
        }
        accept();
    }

    private void offer(Instant at, String empty) {
        Team to = scene.receivingTeam();
        desk.story.log(
                at,
                "Handoff offered",
                "actor",
                "agent",
                "by",
                desk.owner,
                "to_team",
                to.name(),
                "to_tier",
                to.tier(),
                "issue",
                unless("issue", empty, plan.feature + " gives wrong figures before pay date"),
                "steps",
                unless("steps", empty, "Compared both runs; cleared the cache; no change"),
                "reason",
                unless("reason", empty, "Needs access to the calculation rules"),
                "told",
                unless("told", empty, "Told it is escalated and when we write next"),
                "emotion",
                unless("emotion", empty, "Worried, pay date on Friday"),
                "context",
                unless("context", empty, "Renewal and earlier cases checked"));
    }

    private static String unless(String element, String empty, String text) {
        return element.equals(empty) ? "" : text;
    }

    private void returned(Instant at, String missing) {
        desk.story.log(
                at,
                "Handoff returned",
                "actor",
                "agent",
                "by",
                scene.receivingTeam().people().getFirst(),
                "missing",
                missing);
    }

    private void accept() {
        take("Handoff accepted", schedule.accepted());
    }

    private void take(String what, Instant at) {
        Team to = scene.receivingTeam();
        desk.team = to;
        desk.owner = desk.dice.pick(to.people());
        desk.story.log(
                at,
                what,
                "actor",
                "agent",
                "by",
                desk.owner,
                "assignee",
                desk.owner,
                "team",
                to.name(),
                "tier",
                to.tier(),
                "status",
                "Open");
    }

    /** No handoff record: it lies in the other team's queue until somebody takes it. */
    private void queue() {
        if (episode.type() == EscalationType.COMPLEXITY) {
            return;
        }
        Team to = scene.receivingTeam();
        boolean leftover = desk.dice.chance(0.5);
        desk.story.log(
                schedule.decided(),
                "Assigned",
                "actor",
                "agent",
                "by",
                desk.owner,
                "team",
                to.name(),
                "tier",
                to.tier(),
                "status",
                "Queued",
                "assignee",
                leftover ? "" : "Unassigned");
        take("Assigned", schedule.accepted());
    }
}
