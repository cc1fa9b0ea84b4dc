package io.amends.company.episode;

import java.time.Instant;

/** What a regulator's clock demands, and what is done about it long after the customer is content. */
final class RegulatorTelling {

    private static final long HOUR = 3600;
    private static final long DAY = 24 * HOUR;
    private static final String REQUEST = "gdpr.dsar";

    private final Desk desk;
    private final ContactPlan plan;
    private final Instant decided;

    RegulatorTelling(Scene scene) {
        this.desk = scene.desk();
        this.plan = scene.plan();
        this.decided = scene.schedule().decided();
    }

    void tell(Regulator regulator) {
        switch (regulator) {
            case BREACH -> {
                started("gdpr.breach.authority", "aware");
                taken(3 * HOUR + 11, "gdpr.breach.authority", "notification");
            }
            case EXTENDED -> extended(20);
            case EXTENDED_LATE -> extended(45);
            case PAUSED -> paused("identity-being-established");
            case PAUSED_FOR_OTHER -> paused("waiting for the customer");
        }
    }

    /** Answered after the month, within three. */
    private void extended(int toldOnDay) {
        started(REQUEST, "received");
        stopped(2, 3, "identity-being-established");
        log(
                toldOnDay * DAY + HOUR,
                "Extension told",
                REQUEST,
                "milestone",
                "answer",
                "extension",
                "complexity-or-number");
        taken(70 * DAY + HOUR, REQUEST, "answer");
    }

    /** Answered after the month, within it and twenty days. */
    private void paused(String because) {
        started(REQUEST, "received");
        stopped(5, 25, because);
        taken(45 * DAY + HOUR, REQUEST, "answer");
    }

    private void stopped(int fromDay, int toDay, String because) {
        log(fromDay * DAY + HOUR, "Regulatory clock stopped", REQUEST, "because", because);
        log(toDay * DAY + HOUR, "Regulatory clock resumed", REQUEST);
    }

    private void started(String preset, String anchor) {
        log(20, "Regulatory clock started", preset, "anchor", anchor);
    }

    private void taken(long seconds, String preset, String milestone) {
        log(
                seconds,
                "Regulatory step taken",
                preset,
                "milestone",
                milestone,
                "proof",
                "DPA-" + plan.id);
    }

    private void log(long seconds, String what, String preset, String... cells) {
        String[] all = new String[cells.length + 6];
        System.arraycopy(
                new String[] {"actor", "agent", "by", desk.owner, "preset", preset}, 0, all, 0, 6);
        System.arraycopy(cells, 0, all, 6, cells.length);
        desk.story.log(decided.plusSeconds(seconds), what, all);
    }
}
