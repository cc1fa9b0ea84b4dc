package io.amends.company.episode;

import io.amends.company.organisation.Hours;
import io.amends.company.organisation.Product;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** How it ends: the resolution message, the follow-up and what is learnt. */
final class ResolutionTelling {

    private static final int MINUTE = 60;
    private static final long HOUR = 3600;
    private static final List<String> CLOSURE =
            List.of("what-was-done", "impact", "root-cause", "recurrence");
    private static final List<String> SORRY = List.of("failure-admitted", "apology");

    private static final String ASKED = "has-it-held|satisfied|anything-new";

    private final Desk desk;
    private final ContactPlan plan;
    private final Schedule schedule;
    private final Episode episode;

    ResolutionTelling(Scene scene) {
        this.desk = scene.desk();
        this.plan = scene.plan();
        this.schedule = scene.schedule();
        this.episode = scene.episode();
    }

    void resolve() {
        resolutionMessage();
        Instant at = schedule.resolved();
        Admission admission = episode.choice(Admission.class);
        if (admission.causedBefore()) {
            causeOfOurs(schedule.resolutionMessage().minusSeconds(7 * MINUTE));
        }
        desk.solve(at, admission.stated());
        if (admission.causedAfter()) {
            causeOfOurs(at.plusSeconds(1));
        }
        boolean reopens = episode.choice(FollowUp.class).reopens();
        if (episode.recorded() && !reopens && desk.dice.chance(0.4)) {
            desk.story.log(
                    at.plusSeconds(30),
                    "De-escalated",
                    "actor",
                    "system",
                    "escalation",
                    episode.type().name());
        }
        if (episode.has(Again.THANKS)) {
            desk.customer(at.plusSeconds(40 * MINUTE), desk.words.thanks());
            desk.reopen(at.plusSeconds(40 * MINUTE + 2));
            desk.solve(at.plusSeconds(50 * MINUTE));
        }
    }

    private void resolutionMessage() {
        Instant at = schedule.resolutionMessage();
        Set<String> parts = new TreeSet<>(CLOSURE);
        parts.addAll(SORRY);
        parts.removeAll(episode.choice(Admission.class).leftOut());
        String all = String.join("|", parts);
        switch (episode.choice(Closure.class)) {
            case COMPLETE, DAY_BEFORE, DAY_AFTER, THIRD_DAY ->
                    desk.mail(at, desk.words.resolution(plan.feature, parts), all);
            case PART_MISSING -> {
                parts.remove(desk.dice.pick(CLOSURE));
                desk.mail(at, desk.words.resolution(plan.feature, parts), String.join("|", parts));
            }
            case BOUNCED -> {
                String id = desk.mail(at, desk.words.resolution(plan.feature, parts), all);
                desk.story.log(
                        at.plusSeconds(3 * HOUR), "Mail bounced", "actor", "system", "bounced", id);
            }
            case BARE -> desk.mail(at, desk.words.bareResolution(), all);
            case NO_MESSAGE -> {}
        }
    }

    private void causeOfOurs(Instant at) {
        desk.story.log(
                at,
                "Root cause recorded",
                "actor",
                "agent",
                "by",
                desk.owner,
                "cause",
                desk.dice.pick(Product.OWN_FAILINGS),
                "contributing",
                "late detection");
    }

    void followUp() {
        Instant at = schedule.followUp();
        if (at == null) {
            return;
        }
        switch (episode.choice(FollowUp.class)) {
            case VOICEMAIL -> desk.call(at, false, "");
            case MACHINE -> desk.machine(at, desk.words.followUp("Brightwater"));
            default -> {
                if (desk.dice.chance(0.3)) {
                    desk.call(at, true, ASKED);
                } else {
                    desk.mail(at, desk.words.followUp(desk.owner), ASKED);
                }
                if (episode.choice(FollowUp.class).reopens()) {
                    notHeld();
                } else {
                    answer(at.plusSeconds(3 * HOUR));
                }
            }
        }
    }

    /** It goes on as if it had just been escalated, and is owed again what a resolution owes. */
    private void notHeld() {
        Instant at = schedule.notHeld();
        answered(at, "not-held");
        desk.reopen(at.plusSeconds(2));
        Hours customer = schedule.region().customer();
        for (LocalDate slot : schedule.slotsAgain()) {
            desk.mail(customer.at(slot, LocalTime.of(14, 12, 40)), desk.words.update(), "");
        }
        Instant resolved = schedule.resolvedAgain();
        Set<String> parts = new TreeSet<>(CLOSURE);
        parts.addAll(SORRY);
        desk.mail(
                resolved.minusSeconds(2 * MINUTE),
                desk.words.resolution(plan.feature, parts),
                String.join("|", parts));
        desk.solve(resolved);
        if (episode.has(FollowUp.NOT_HELD)) {
            Instant asked = schedule.followUpAgain();
            desk.mail(asked, desk.words.followUp(desk.owner), ASKED);
            answered(asked.plusSeconds(3 * HOUR), "held");
        }
    }

    /** Where the question came outside its window there is no answer in it either. */
    private void answer(Instant at) {
        if (episode.choice(FollowUp.class).fault() != null) {
            return;
        }
        answered(at, desk.dice.chance(0.85) ? "held" : "no-answer");
    }

    private void answered(Instant at, String outcome) {
        desk.story.log(
                at, "Follow-up answered", "actor", "agent", "by", desk.owner, "outcome", outcome);
    }

    void learn() {
        Instant at = schedule.resolved().plusSeconds(20 * HOUR + desk.dice.between(0, 3600));
        Admission admission = episode.choice(Admission.class);
        if (admission.causedBefore() || admission.causedAfter()) {
            survey();
            return;
        }
        if (plan.cause != null) {
            desk.story.log(
                    at,
                    "Root cause recorded",
                    "actor",
                    "agent",
                    "by",
                    desk.owner,
                    "cause",
                    plan.cause,
                    "contributing",
                    "late detection");
            if (desk.dice.chance(0.6)) {
                desk.story.log(
                        at.plusSeconds(5 * MINUTE),
                        "Action decided",
                        "actor",
                        "agent",
                        "by",
                        desk.owner,
                        "action",
                        "Add a check before the run");
            }
        } else if (episode.isSignificant()) {
            Hours team = schedule.region().team();
            desk.story.log(
                    at,
                    "Commitment waived",
                    "actor",
                    "agent",
                    "by",
                    desk.owner,
                    "escalation",
                    episode.type().name(),
                    "commitment",
                    "ROOT_CAUSE_ANALYSIS",
                    "due",
                    team.closing(team.businessDayAfter(team.dateOf(schedule.resolved()), 5))
                            .toString(),
                    "because",
                    "Same known issue, analysed there");
        }
        survey();
    }

    private void survey() {
        boolean bad = !episode.faults().isEmpty();
        boolean says = episode.has(Context.SURVEY);
        boolean answers = plan.stars == null ? says || desk.dice.chance(0.5) : plan.stars > 0;
        if (answers) {
            int usual = bad ? desk.dice.between(1, 3) : desk.dice.between(3, 5);
            desk.story.survey(
                    schedule.resolved().plusSeconds(desk.dice.between(20, 44) * HOUR),
                    plan.stars == null ? usual : plan.stars,
                    says ? "yes" : desk.dice.chance(0.5) ? "no" : "");
        }
    }
}
