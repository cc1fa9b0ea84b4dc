package io.amends.company.episode;

import io.amends.company.organisation.Dice;
import io.amends.company.organisation.Organisation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes a contact that is not escalated, or only seems to be. */
final class OrdinaryTelling {

    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    private final Desk desk;
    private final ContactPlan plan;
    private final Instant begun;
    private final Instant solved;

    private OrdinaryTelling(Desk desk) {
        this.desk = desk;
        this.plan = desk.plan;
        this.begun = plan.begun();
        this.solved = begun.plusSeconds(desk.dice.between(2 * HOUR, 6 * HOUR));
    }

    static Story of(Organisation organisation, ContactPlan plan, Dice dice) {
        String role = plan.ordinary == Ordinary.SECOND_TIER ? "specialists" : "frontline";
        Desk desk = new Desk(dice, plan, organisation.team(plan.account.region(), role));
        OrdinaryTelling telling = new OrdinaryTelling(desk);
        telling.tell();
        return desk.story;
    }

    private void tell() {
        desk.open(desk.dice.between(0, 2), desk.words.problem(plan.feature));
        desk.mail(
                begun.plusSeconds(desk.dice.between(10 * MINUTE, 50 * MINUTE)),
                desk.words.ordinaryAnswer(plan.feature, desk.owner),
                "");
        if (plan.ordinary == Ordinary.MERGED) {
            merge();
            return;
        }
        middle(begun.plusSeconds(65 * MINUTE));
        if (desk.dice.chance(0.4)) {
            desk.mail(solved.minusSeconds(70), desk.words.ordinaryClose(plan.feature), "");
        }
        desk.solve(solved);
        if (plan.ordinary == Ordinary.THANKS) {
            desk.customer(solved.plusSeconds(30 * MINUTE), desk.words.thanks());
            desk.reopen(solved.plusSeconds(30 * MINUTE + 2));
            desk.solve(solved.plusSeconds(45 * MINUTE));
        }
        if (plan.stars == null ? desk.dice.chance(0.25) : plan.stars > 0) {
            desk.story.survey(
                    solved.plusSeconds(desk.dice.between(2, 60) * (long) HOUR),
                    plan.stars == null ? desk.dice.between(3, 5) : plan.stars,
                    "");
        }
        desk.close(solved.plusSeconds(5 * 24 * HOUR));
    }

    private void middle(Instant at) {
        switch (plan.ordinary) {
            case ANSWERED, SECOND_TIER, THANKS -> {
                if (desk.dice.chance(0.3)) {
                    desk.note(at);
                }
                if (desk.dice.chance(0.1)) {
                    desk.story.log(
                            at.plusSeconds(99), "Time tracked", "actor", "agent", "by", desk.owner);
                }
                if (plan.severity.equals("Minor") && desk.dice.chance(0.03)) {
                    lower(at.plusSeconds(4 * MINUTE));
                }
            }
            case MERGED -> {}
            case OWNER_AWAY -> {
                desk.story.log(
                        at,
                        "Agent away",
                        "actor",
                        "system",
                        "absent",
                        desk.owner,
                        "until",
                        at.plusSeconds(72 * HOUR).toString());
                desk.passOn(at.plusSeconds(15 * MINUTE));
            }
            case OWNER_LEFT -> {
                desk.story.log(at, "Agent left", "actor", "system", "absent", desk.owner);
                desk.passOn(at.plusSeconds(15 * MINUTE));
            }
            case CHAT -> {
                chat(at, "in", "Is it under Settings?", "customer");
                chat(at.plusSeconds(50), "out", "Yes, third entry.", "agent");
            }
            case CALL -> desk.call(at, desk.dice.chance(0.8), "");
            case MEETING ->
                    desk.story.log(
                            at,
                            "Video meeting",
                            "actor",
                            "agent",
                            "by",
                            desk.owner,
                            "call",
                            desk.story.nextId(),
                            "reached",
                            "yes");
            case WAITED -> {
                desk.story.log(
                        at,
                        "Status changed",
                        "actor",
                        "agent",
                        "by",
                        desk.owner,
                        "status",
                        "Pending");
                desk.customer(at.plusSeconds(25 * MINUTE), desk.words.answers());
                desk.story.log(
                        at.plusSeconds(26 * MINUTE),
                        "Status changed",
                        "actor",
                        "system",
                        "status",
                        "Open");
            }
            case SUSPECTED -> {
                desk.customer(suspectedAt(plan), desk.words.request());
                desk.mail(at.plusSeconds(20 * MINUTE), desk.words.update(), "");
            }
            case RAISED_EARLY -> raise(plan.opened.plusSeconds(HOUR - 1), "agent");
            case RAISED_BY_MACHINE -> raise(at.plusSeconds(10 * MINUTE), "system");
            case EXPLAINED_TWICE ->
                    desk.story.log(
                            at,
                            "Customer explained twice",
                            "actor",
                            "customer",
                            "source",
                            "button");
            case RECURRENCE -> {
                ContactPlan earlier = plan.earlier;
                if (earlier != null) {
                    desk.story.log(
                            at,
                            "Recurrence noted",
                            "actor",
                            "agent",
                            "by",
                            desk.owner,
                            "linked",
                            earlier.id);
                }
            }
            case KNOWN_ISSUE ->
                    desk.story.log(
                            at,
                            "Known issue linked",
                            "actor",
                            "agent",
                            "by",
                            desk.owner,
                            "issue_id",
                            "PRB-" + desk.dice.between(11, 19));
            case PROMISE ->
                    desk.story.log(
                            begun.plusSeconds(52 * MINUTE),
                            "Promise noted",
                            "actor",
                            "agent",
                            "by",
                            desk.owner,
                            "promised",
                            solved.plusSeconds(HOUR).toString(),
                            "promise",
                            "by");
        }
    }

    private static Instant suspectedAt(ContactPlan plan) {
        return plan.begun().plusSeconds(65 * MINUTE);
    }

    private void chat(Instant at, String direction, String text, String actor) {
        desk.story.comment(
                at,
                "Chat",
                text,
                "actor",
                actor,
                "author",
                actor.equals("agent") ? desk.owner : "",
                "channel",
                "chat",
                "direction",
                direction,
                "delivery",
                direction.equals("out") ? "delivered" : "");
    }

    private void raise(Instant at, String actor) {
        desk.story.log(
                at,
                "Priority changed",
                "actor",
                actor,
                "by",
                actor.equals("agent") ? desk.owner : "",
                "priority",
                "Urgent");
    }

    private void lower(Instant at) {
        desk.story.log(
                at, "Severity changed", "actor", "agent", "by", desk.owner, "severity", "Cosmetic");
    }

    private void merge() {
        ContactPlan survivor = plan.earlier;
        if (survivor != null) {
            desk.story.log(
                    begun.plusSeconds(55 * MINUTE),
                    "Merged",
                    "actor",
                    "agent",
                    "by",
                    desk.owner,
                    "linked",
                    survivor.id,
                    "status",
                    "Closed");
        }
    }

    /** The truth about a contact that only comes near an escalation. */
    static Optional<Truth> truth(ContactPlan plan) {
        return switch (plan.ordinary) {
            case SUSPECTED ->
                    Optional.of(
                            new Truth(
                                    plan.id,
                                    "CUSTOMER",
                                    "SUSPECTED",
                                    suspectedAt(plan),
                                    "",
                                    "",
                                    List.of(),
                                    List.of(),
                                    Detour.NONE));
            case RAISED_EARLY ->
                    none(plan, Boundary.beyond("complexity-one-hour", "59:59 after opening"));
            case RAISED_BY_MACHINE ->
                    none(plan, Boundary.beyond("complexity-by-person", "raised by a machine"));
            case EXPLAINED_TWICE ->
                    none(plan, Boundary.within("repeated-after-handoff", "button, no escalation"));
            case SECOND_TIER -> none(plan, Boundary.within("tier-inference", "opened at T2"));
            case THANKS -> none(plan, Boundary.within("reopened-by-thanks", "not escalated"));
            case RECURRENCE -> none(plan, Boundary.within("repeat-not-escalated", "linked"));
            case PROMISE ->
                    none(plan, Boundary.within("promise-not-escalated", "outside escalation"));
            case ANSWERED,
                    CHAT,
                    CALL,
                    MEETING,
                    WAITED,
                    MERGED,
                    KNOWN_ISSUE,
                    OWNER_AWAY,
                    OWNER_LEFT ->
                    Optional.empty();
        };
    }

    private static Optional<Truth> none(ContactPlan plan, Boundary boundary) {
        return Optional.of(
                new Truth(
                        plan.id,
                        "",
                        "",
                        plan.opened,
                        "",
                        "",
                        List.of(),
                        List.of(boundary),
                        Detour.NONE));
    }
}
