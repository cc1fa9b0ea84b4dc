package io.amends.company.episode;

import io.amends.company.organisation.Dice;
import io.amends.company.organisation.Organisation;
import io.amends.company.organisation.Team;
import java.time.Instant;
import java.util.List;

/**
 * Writes two contacts about one problem. The escalated one is told as if it were alone; from its
 * merge on, the rows are the survivor's, which the same person holds.
 */
final class MergeTelling {

    private static final int MINUTE = 60;

    private final Desk desk;
    private final Schedule schedule;

    private MergeTelling(Schedule schedule, Desk desk) {
        this.schedule = schedule;
        this.desk = desk;
    }

    /** The merged contact's story and the survivor's. */
    static List<Story> of(
            Organisation organisation, ContactPlan merged, ContactPlan survivor, Dice dice) {
        Story story = EscalatedTelling.of(organisation, merged, dice);
        Schedule schedule = merged.escalations.getFirst();
        Instant at = schedule.mergedAt();
        Team holding = team(organisation, merged, story.last("team", at));
        Desk desk = new Desk(dice, survivor, holding);
        desk.owner = story.last("assignee", at);
        new MergeTelling(schedule, desk).merge(story);
        return List.of(story, desk.story);
    }

    private static Team team(Organisation organisation, ContactPlan plan, String name) {
        return List.of("frontline", "specialists", "desk", "engineering").stream()
                .map(role -> organisation.team(plan.account.region(), role))
                .filter(team -> team.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void merge(Story story) {
        desk.open(1, desk.words.problem(desk.plan.feature));
        desk.mail(
                desk.plan.begun().plusSeconds(desk.dice.between(10 * MINUTE, 20 * MINUTE)),
                desk.words.firstReply(desk.owner),
                "");
        if (schedule.episode().choice(Merging.class).joinsTwo()) {
            escalate(schedule.survivorDecided());
        }
        story.log(
                schedule.mergedAt(),
                "Merged",
                "actor",
                "agent",
                "by",
                desk.owner,
                "linked",
                desk.plan.id,
                "status",
                "Closed");
        story.goesOnIn(desk.story, schedule.mergedAt());
    }

    /** For the same reason as the merged one, and the customer is told at once. */
    private void escalate(Instant at) {
        desk.story.log(
                at,
                "Escalated",
                "actor",
                "agent",
                "by",
                desk.owner,
                "escalation",
                schedule.episode().type().name(),
                "trigger",
                "complexity-reassessed");
        desk.mail(
                at.plusSeconds(5 * MINUTE),
                desk.words.notice(desk.team.name(), desk.owner, desk.plan.id, true),
                "escalated|accountable-owner|next-contact|if-not-heard");
    }

    /** The truth about all escalations of both, which are the survivor's to answer for. */
    static List<Truth> truth(ContactPlan merged, ContactPlan survivor) {
        Schedule schedule = merged.escalations.getFirst();
        List<Truth> carried =
                EscalatedTelling.truth(merged).stream()
                        .map(truth -> truth.carriedTo(survivor.id))
                        .toList();
        return switch (schedule.episode().choice(Merging.class)) {
            case NONE, INTO_ORDINARY -> carried;
            case INTO_EARLIER -> {
                Truth first = carried.getFirst();
                yield List.of(first.joined(), first.besides(schedule.survivorDecided()));
            }
            case INTO_LATER -> {
                Truth first = carried.getFirst();
                yield List.of(first, first.besides(schedule.survivorDecided()).joined());
            }
        };
    }
}
