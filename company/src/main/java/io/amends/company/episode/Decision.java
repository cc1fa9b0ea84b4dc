package io.amends.company.episode;

import java.time.Instant;

/** How an escalation comes about: what the customer says, and what is recorded. */
final class Decision {

    private static final int MINUTE = 60;

    private final Scene scene;
    private final Desk desk;
    private final Schedule schedule;
    private final Episode episode;

    Decision(Scene scene) {
        this.scene = scene;
        this.desk = scene.desk();
        this.schedule = scene.schedule();
        this.episode = scene.episode();
    }

    void decide() {
        Instant at = schedule.decided();
        customerAsks(at);
        raise(at);
        if (episode.recorded()) {
            desk.story.log(
                    at,
                    "Escalated",
                    "actor",
                    "agent",
                    "by",
                    desk.owner,
                    "escalation",
                    episode.type().name(),
                    "trigger",
                    trigger());
        }
        if (episode.type() == EscalationType.REGULATORY) {
            new RegulatorTelling(scene).tell(episode.choice(Regulator.class));
        }
    }

    private String trigger() {
        return switch (episode.type()) {
            case TIER -> "product-defect";
            case COMPLEXITY -> "complexity-reassessed";
            case CUSTOMER -> "customer-request";
            case EXECUTIVE -> "executive-contact";
            case REGULATORY -> "compliance";
        };
    }

    private void customerAsks(Instant at) {
        Acknowledgement acknowledgement = episode.choice(Acknowledgement.class);
        switch (episode.type()) {
            case CUSTOMER -> {
                boolean prompt = acknowledgement == Acknowledgement.PROMPT;
                Instant asked = at.minusSeconds(prompt ? 5 * MINUTE : 2 * MINUTE);
                desk.customer(asked, desk.words.request());
                Instant heard =
                        asked.plusSeconds(
                                switch (acknowledgement) {
                                    case PROMPT -> 2 * MINUTE;
                                    case AT_29_59 -> 30 * MINUTE - 1;
                                    case AT_30_00 -> 30 * MINUTE;
                                    case AT_30_01 -> 30 * MINUTE + 1;
                                });
                desk.mail(heard, desk.words.acknowledgement(desk.owner), "acknowledgement");
            }
            case EXECUTIVE -> desk.customer(at.minusSeconds(4 * MINUTE), desk.words.toLeadership());
            case REGULATORY ->
                    desk.customer(at.minusSeconds(4 * MINUTE), desk.words.dataProtection());
            case TIER, COMPLEXITY -> {}
        }
    }

    private void raise(Instant at) {
        if (episode.has(Raise.SEVERITY)) {
            desk.story.log(
                    at,
                    "Severity changed",
                    "actor",
                    "agent",
                    "by",
                    desk.owner,
                    "severity",
                    "Major");
            return;
        }
        boolean complexity = !episode.recorded() && episode.type() == EscalationType.COMPLEXITY;
        long before =
                switch (episode.choice(Raise.class)) {
                    case TIER_AFTER_14_59 -> 15 * MINUTE - 1;
                    case TIER_AFTER_15_01 -> 15 * MINUTE + 1;
                    case CLEAR, SEVERITY, AT_60_00 -> complexity ? 0 : -1;
                };
        if (before >= 0) {
            desk.story.log(
                    at.minusSeconds(before),
                    "Priority changed",
                    "actor",
                    "agent",
                    "by",
                    desk.owner,
                    "priority",
                    "Urgent");
        }
    }
}
