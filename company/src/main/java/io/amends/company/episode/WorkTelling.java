package io.amends.company.episode;

import io.amends.company.organisation.Hours;
import io.amends.company.organisation.Organisation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** What happens between acceptance and resolution. */
final class WorkTelling {

    private static final int MINUTE = 60;
    private static final long HOUR = 3600;

    private final Organisation organisation;
    private final Desk desk;
    private final ContactPlan plan;
    private final Schedule schedule;
    private final Episode episode;
    private final DetourTelling detour;

    WorkTelling(Scene scene) {
        this.organisation = scene.organisation();
        this.desk = scene.desk();
        this.plan = scene.plan();
        this.schedule = scene.schedule();
        this.episode = scene.episode();
        this.detour = new DetourTelling(scene);
    }

    void firstMessage() {
        Instant at = schedule.first();
        if (at == null) {
            return;
        }
        desk.note(at.minusSeconds(6 * MINUTE));
        if (episode.choice(Promised.class).isAppointment()) {
            desk.call(at, true, "");
            return;
        }
        String text =
                switch (episode.choice(Context.class)) {
                    case ASKED_AGAIN -> desk.words.asksAgain(desk.owner);
                    case INFORMATION_AGAIN, INFORMATION_NEW ->
                            desk.words.asksInformation(desk.owner);
                    default -> desk.words.takenOver(desk.owner);
                };
        desk.mail(at, text, "");
    }

    void explainTwice() {
        Instant first = schedule.first();
        if (first == null) {
            return;
        }
        Instant after = first.plusSeconds(8 * MINUTE);
        switch (episode.choice(Context.class)) {
            case BUTTON -> repeated(after, "button");
            case BUTTON_BEFORE -> repeated(schedule.decided().minusSeconds(60), "button");
            case CONFIRMED -> {
                desk.customer(after, desk.words.toldBefore());
                repeated(after.plusSeconds(9 * MINUTE), "confirmed-phrase");
            }
            case PHRASE -> desk.customer(after, desk.words.toldBefore());
            case ASKED_AGAIN, INFORMATION_AGAIN, INFORMATION_NEW ->
                    desk.customer(after, desk.words.answers());
            case ASKED_AGAIN_LATER -> desk.mail(after, desk.words.asksAgain(desk.owner), "");
            case KEPT, SURVEY -> {}
        }
    }

    private void repeated(Instant at, String source) {
        desk.story.log(at, "Customer explained twice", "actor", "customer", "source", source);
    }

    void gap() {
        Instant from = schedule.gapStart();
        Instant to = schedule.gapEnd();
        switch (episode.choice(Gap.class)) {
            case NONE -> {}
            case UNOWNED_EXACT, UNOWNED_PAST, UNOWNED_LONG -> {
                desk.story.log(
                        from,
                        "Status changed",
                        "actor",
                        "agent",
                        "by",
                        desk.owner,
                        "status",
                        "Queued");
                desk.passOn(to);
            }
            case MACHINE_SHORT, MACHINE_LONG -> {
                desk.story.log(from, "Assigned", "actor", "system", "assignee", "autorouter");
                desk.passOn(to);
            }
            case ABSENT_COVERED, ABSENT_LONG -> {
                away(from, desk.owner);
                desk.passOn(to);
            }
            case ABSENT_OTHER ->
                    away(
                            from,
                            organisation.team(plan.account.region(), "frontline").people().getLast()
                                    + " jr");
            case LEFT_COVERED, LEFT_LONG -> {
                desk.story.log(from, "Agent left", "actor", "system", "absent", desk.owner);
                desk.passOn(to);
            }
        }
    }

    private void away(Instant from, String who) {
        desk.story.log(
                from,
                "Agent away",
                "actor",
                "system",
                "absent",
                who,
                "until",
                from.plusSeconds(3 * 24 * HOUR).toString());
    }

    void updates() {
        int n = 0;
        for (Instant at : schedule.updates()) {
            detour.until(at);
            if (desk.dice.chance(0.25)) {
                desk.call(at, true, "");
            } else {
                desk.mail(at, desk.words.update(), "");
            }
            if (n++ == 0) {
                desk.story.comment(
                        at.plusSeconds(90),
                        "Comment",
                        desk.words.note(),
                        "actor",
                        "agent",
                        "author",
                        desk.owner,
                        "direction",
                        "internal");
            }
        }
        detour.until(schedule.resolved());
        if (schedule.slots().size() > 1) {
            Hours customer = schedule.region().customer();
            LocalDate slot = schedule.slots().get(1);
            Instant noon = customer.at(slot, LocalTime.of(14, 20, 9));
            if (episode.has(Progress.MACHINE_ONLY)) {
                desk.machine(noon, desk.words.machineNotice(plan.id));
            } else if (episode.has(Progress.VOICEMAIL_ONLY)) {
                desk.call(noon, false, "");
            }
        }
    }
}
