package io.amends.company.episode;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** How the customer is told that it is escalated, and what is promised. */
final class NoticeTelling {

    private static final int MINUTE = 60;

    private final Scene scene;
    private final Desk desk;
    private final ContactPlan plan;
    private final Schedule schedule;
    private final Episode episode;

    NoticeTelling(Scene scene) {
        this.scene = scene;
        this.desk = scene.desk();
        this.plan = scene.plan();
        this.schedule = scene.schedule();
        this.episode = scene.episode();
    }

    void notice() {
        Instant sent = schedule.notice();
        Instant decided = schedule.decided();
        if (sent == null) {
            return;
        }
        if (episode.type() == EscalationType.COMPLEXITY && !episode.recorded()) {
            desk.mail(sent, desk.words.update(), "");
            return;
        }
        switch (episode.choice(Notice.class)) {
            case VOICEMAIL_ONLY, VOICEMAIL_THEN_MAIL ->
                    desk.call(decided.plusSeconds(12 * MINUTE), false, "");
            case AUTOMATIC_ONLY, AUTOMATIC_THEN_HUMAN ->
                    desk.machine(decided.plusSeconds(4), desk.words.machineNotice(plan.id));
            case BOUNCED_LATER -> bounced(decided.plusSeconds(9 * MINUTE), 95 * MINUTE);
            case BOUNCED_THEN_SENT -> bounced(decided.plusSeconds(9 * MINUTE), 11 * MINUTE);
            case BOUNCED_AT_ONCE -> refused(decided.plusSeconds(9 * MINUTE));
            case PROMPT,
                    AT_59_59,
                    AT_60_00,
                    AT_60_01,
                    HOURS_LATE,
                    NEVER,
                    SILENCE,
                    PART_MISSING -> {}
        }
        sendNotice(sent);
    }

    private String noticeText() {
        return desk.words.notice(
                scene.receivingTeam().name(),
                desk.owner,
                plan.id,
                !episode.has(Notice.PART_MISSING));
    }

    private String noticeParts() {
        List<String> parts =
                new ArrayList<>(List.of("escalated", "accountable-owner", "next-contact"));
        if (!episode.has(Notice.PART_MISSING)) {
            parts.add("if-not-heard");
        }
        if (episode.type() == EscalationType.CUSTOMER) {
            parts.addAll(List.of("named-person", "expected-outcome"));
        }
        return String.join("|", parts);
    }

    private void bounced(Instant at, int seconds) {
        String id = desk.mail(at, noticeText(), noticeParts());
        desk.story.log(at.plusSeconds(seconds), "Mail bounced", "actor", "system", "bounced", id);
    }

    private void refused(Instant at) {
        desk.story.comment(
                at,
                "Agent mail",
                noticeText(),
                "actor",
                "agent",
                "author",
                desk.owner,
                "delivery",
                "bounced",
                "content",
                noticeParts());
    }

    private void sendNotice(Instant sent) {
        String promised = promised().toString();
        String kind = episode.choice(Promised.class).isAppointment() ? "at" : "by";
        boolean separately = desk.dice.chance(0.3);
        String id =
                desk.story.comment(
                        sent,
                        "Agent mail",
                        noticeText(),
                        "actor",
                        "agent",
                        "author",
                        desk.owner,
                        "delivery",
                        "delivered",
                        "content",
                        noticeParts(),
                        "promised",
                        separately ? "" : promised,
                        "promise",
                        separately ? "" : kind);
        if (separately) {
            desk.story.log(
                    sent,
                    "Promise noted",
                    "actor",
                    "agent",
                    "by",
                    desk.owner,
                    "promised",
                    promised,
                    "promise",
                    kind,
                    "message",
                    id);
        }
    }

    private Instant promised() {
        Instant first = java.util.Objects.requireNonNull(schedule.first());
        return switch (episode.choice(Promised.class)) {
            case KEPT -> first.plusSeconds(31 * MINUTE).truncatedTo(ChronoUnit.MINUTES);
            case BY_EXACT, AT_EXACT -> first;
            case BY_PAST -> first.minusSeconds(1);
            case AT_EARLY -> first.plusSeconds(1);
            case AT_GRACE -> first.minusSeconds(15 * MINUTE);
            case AT_PAST -> first.minusSeconds(15 * MINUTE + 1);
        };
    }
}
