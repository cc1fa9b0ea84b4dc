package io.amends.company.episode;

import io.amends.company.organisation.Dice;
import io.amends.company.organisation.Team;
import io.amends.company.words.Words;
import java.time.Instant;
import java.util.List;

/** Whose a contact is while its story is told, and the ordinary deeds of whoever that is. */
final class Desk {

    final Dice dice;
    final ContactPlan plan;
    final Words words;
    final Story story;
    Team team;
    String owner;

    Desk(Dice dice, ContactPlan plan, Team team) {
        this.dice = dice;
        this.plan = plan;
        this.words = new Words(dice, plan.account.german());
        this.story = new Story(plan.id);
        this.team = team;
        this.owner = dice.pick(team.people());
    }

    /** The ticket, the customer's message and the machine's receipt. */
    void open(int priority, String message) {
        Instant at = plan.opened;
        story.log(
                at,
                "Ticket created",
                "actor",
                "customer",
                "account",
                plan.account.id(),
                "requester",
                dice.pick(plan.account.requesters()),
                "contact_type",
                plan.contactType,
                "feature",
                plan.feature,
                "channel",
                "mail",
                "severity",
                plan.severity,
                "priority",
                List.of("Low", "Normal", "High", "Urgent").get(priority),
                "status",
                "Open",
                "tier",
                team.tier(),
                "team",
                team.name(),
                "assignee",
                owner);
        story.comment(at.plusSeconds(1), "Customer mail", message, "actor", "customer");
        machine(at.plusSeconds(5), words.received(plan.id));
    }

    void machine(Instant at, String text) {
        story.comment(at, "Auto reply", text, "actor", "system", "automatic", "yes");
    }

    void customer(Instant at, String text) {
        story.comment(at, "Customer mail", text, "actor", "customer");
    }

    String mail(Instant at, String text, String parts) {
        return story.comment(
                at,
                "Agent mail",
                text,
                "actor",
                "agent",
                "author",
                owner,
                "delivery",
                "delivered",
                "content",
                parts);
    }

    void call(Instant at, boolean reached, String parts) {
        story.log(
                at,
                "Phone call",
                "actor",
                "agent",
                "by",
                owner,
                "call",
                story.nextId(),
                "reached",
                reached ? "yes" : "no",
                "content",
                parts);
    }

    void note(Instant at) {
        story.log(at, "Internal note", "actor", "agent", "by", owner, "text", words.note());
    }

    /** Passes it to somebody else of the same team. */
    void passOn(Instant at) {
        String before = owner;
        while (owner.equals(before)) {
            owner = dice.pick(team.people());
        }
        story.log(
                at, "Assigned", "actor", "agent", "by", owner, "assignee", owner, "status", "Open");
    }

    void solve(Instant at) {
        story.log(at, "Solved", "actor", "agent", "by", owner, "status", "Solved");
    }

    /**
     * @param failed what the help desk's field says about a failing of ours; empty: nothing
     */
    void solve(Instant at, String failed) {
        if (failed.isEmpty()) {
            solve(at);
        } else {
            story.log(
                    at,
                    "Solved",
                    "actor",
                    "agent",
                    "by",
                    owner,
                    "status",
                    "Solved",
                    "our_failing",
                    failed);
        }
    }

    void reopen(Instant at) {
        story.log(at, "Reopened", "actor", "system", "status", "Open");
    }

    void close(Instant at) {
        story.log(at, "Closed", "actor", "system", "status", "Closed");
    }
}
