package io.amends.company.episode;

// The whole course of an escalation on one page, step by step in the order of the article.

import io.amends.company.organisation.Hours;
import io.amends.company.organisation.Organisation;
import io.amends.company.organisation.Team;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes an escalated contact so that exactly what its plan says is true of it. */
final class EscalatedTelling {

    private static final int MINUTE = 60;
    private static final long HOUR = 3600;
    private static final List<String> CLOSURE =
            List.of("what-was-done", "impact", "root-cause", "recurrence");
    private static final List<String> SORRY = List.of("failure-admitted", "apology");

    private final Organisation organisation;
    private final Desk desk;
    private final ContactPlan plan;
    private final Schedule schedule;
    private final Episode episode;

    private EscalatedTelling(Organisation organisation, Desk desk, Schedule schedule) {
        this.organisation = organisation;
        this.desk = desk;
        this.plan = desk.plan;
        this.schedule = schedule;
        this.episode = schedule.episode();
    }

    static Story of(
            Organisation organisation, ContactPlan plan, io.amends.company.organisation.Dice dice) {
        Episode first = plan.escalations.getFirst().episode();
        Desk desk = new Desk(dice, plan, startingTeam(organisation, plan, first, dice));
        boolean details = first.has(Context.INFORMATION_AGAIN) || first.has(Context.PHRASE);
        desk.open(
                plan.severity.equals("Critical") ? 3 : 1,
                details
                        ? desk.words.problemWithDetails(plan.feature)
                        : desk.words.problem(plan.feature));
        for (int i = 0; i < plan.escalations.size(); i++) {
            EscalatedTelling telling =
                    new EscalatedTelling(organisation, desk, plan.escalations.get(i));
            telling.tell(i > 0);
        }
        desk.close(plan.escalations.getLast().end().plusSeconds(6 * 24 * HOUR));
        return desk.story;
    }

    private static Team startingTeam(
            Organisation organisation,
            ContactPlan plan,
            Episode episode,
            io.amends.company.organisation.Dice dice) {
        boolean frontline =
                episode.isTier()
                        ? dice.chance(0.7)
                        : episode.choice(Handoff.class) == Handoff.NONE && dice.chance(0.7);
        return organisation.team(plan.account.region(), frontline ? "frontline" : "specialists");
    }

    private Team receivingTeam() {
        if (!episode.isTier()) {
            return organisation.team(plan.account.region(), "desk");
        }
        return organisation.team(
                plan.account.region(),
                desk.team.tier().equals("T1") ? "specialists" : "engineering");
    }

    private void tell(boolean again) {
        if (again) {
            desk.customer(schedule.decided().minusSeconds(25 * MINUTE), desk.words.back());
            desk.reopen(schedule.decided().minusSeconds(25 * MINUTE - 2));
        }
        desk.mail(
                schedule.decided().minusSeconds(again ? 20 * MINUTE : 15 * MINUTE),
                desk.words.firstReply(desk.owner),
                "");
        linkToEarlier();
        decide();
        notice();
        handOver();
        firstMessage();
        explainTwice();
        gap();
        updates();
        resolve();
        followUp();
        learn();
    }

    private void linkToEarlier() {
        ContactPlan earlier = plan.earlier;
        if (earlier != null && episode.has(Again.LINKED)) {
            desk.story.log(
                    schedule.decided().minusSeconds(10 * MINUTE),
                    "Recurrence noted",
                    "actor",
                    "agent",
                    "by",
                    desk.owner,
                    "linked",
                    earlier.id);
        }
    }

    // ---- the decision ------------------------------------------------------------------------

    private void decide() {
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
            desk.story.log(
                    at.plusSeconds(20),
                    "Regulatory clock started",
                    "actor",
                    "agent",
                    "by",
                    desk.owner,
                    "preset",
                    "gdpr.breach.authority",
                    "anchor",
                    "aware");
            desk.story.log(
                    at.plusSeconds(3 * HOUR + 11),
                    "Regulatory step taken",
                    "actor",
                    "agent",
                    "by",
                    desk.owner,
                    "preset",
                    "gdpr.breach.authority",
                    "milestone",
                    "notification",
                    "proof",
                    "DPA-" + plan.id);
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
        boolean complexity = !episode.recorded() && episode.type() == EscalationType.COMPLEXITY;
        long before =
                switch (episode.choice(Raise.class)) {
                    case TIER_AFTER_14_59 -> 15 * MINUTE - 1;
                    case TIER_AFTER_15_01 -> 15 * MINUTE + 1;
                    case CLEAR, AT_60_00 -> complexity ? 0 : -1;
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

    // ---- the notice --------------------------------------------------------------------------

    private void notice() {
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
                receivingTeam().name(), desk.owner, plan.id, !episode.has(Notice.PART_MISSING));
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
        String kind = isAppointment() ? "at" : "by";
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

    private boolean isAppointment() {
        return switch (episode.choice(Promised.class)) {
            case KEPT, BY_EXACT, BY_PAST -> false;
            case AT_EARLY, AT_EXACT, AT_GRACE, AT_PAST -> true;
        };
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

    // ---- the handoff -------------------------------------------------------------------------

    private void handOver() {
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
        Team to = receivingTeam();
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
                receivingTeam().people().getFirst(),
                "missing",
                missing);
    }

    private void accept() {
        take("Handoff accepted", schedule.accepted());
    }

    private void take(String what, Instant at) {
        Team to = receivingTeam();
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
        Team to = receivingTeam();
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

    // ---- the work ----------------------------------------------------------------------------

    private void firstMessage() {
        Instant at = schedule.first();
        if (at == null) {
            return;
        }
        desk.note(at.minusSeconds(6 * MINUTE));
        if (isAppointment()) {
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

    private void explainTwice() {
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

    private void gap() {
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

    private void updates() {
        int n = 0;
        for (Instant at : schedule.updates()) {
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

    // ---- resolution and after ----------------------------------------------------------------

    private void resolve() {
        resolutionMessage();
        Instant at = schedule.resolved();
        desk.solve(at);
        if (episode.recorded() && desk.dice.chance(0.4)) {
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

    private void followUp() {
        Instant at = schedule.followUp();
        if (at == null) {
            return;
        }
        String parts = "has-it-held|satisfied|anything-new";
        switch (episode.choice(FollowUp.class)) {
            case VOICEMAIL -> desk.call(at, false, "");
            case MACHINE -> desk.machine(at, desk.words.followUp("Brightwater"));
            default -> {
                if (desk.dice.chance(0.3)) {
                    desk.call(at, true, parts);
                } else {
                    desk.mail(at, desk.words.followUp(desk.owner), parts);
                }
                answer(at.plusSeconds(3 * HOUR));
            }
        }
    }

    /** Where the question came outside its window there is no answer in it either. */
    private void answer(Instant at) {
        if (episode.choice(FollowUp.class).fault() != null) {
            return;
        }
        desk.story.log(
                at,
                "Follow-up answered",
                "actor",
                "agent",
                "by",
                desk.owner,
                "outcome",
                desk.dice.chance(0.85) ? "held" : "no-answer");
    }

    private void learn() {
        Instant at = schedule.resolved().plusSeconds(20 * HOUR + desk.dice.between(0, 3600));
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
        boolean bad = !episode.faults().isEmpty();
        boolean says = episode.has(Context.SURVEY);
        if (says || desk.dice.chance(0.5)) {
            desk.story.survey(
                    schedule.resolved().plusSeconds(desk.dice.between(20, 44) * HOUR),
                    bad ? desk.dice.between(1, 3) : desk.dice.between(3, 5),
                    says ? "yes" : desk.dice.chance(0.5) ? "no" : "");
        }
    }

    /** The truth about this contact's escalations. */
    static List<Truth> truth(ContactPlan plan) {
        List<Truth> truths = new ArrayList<>();
        for (Schedule schedule : plan.escalations) {
            Episode episode = schedule.episode();
            if (episode.has(Raise.TIER_AFTER_15_01)) {
                truths.add(
                        row(
                                plan,
                                schedule,
                                EscalationType.COMPLEXITY,
                                schedule.decided().minusSeconds(15 * MINUTE + 1),
                                List.of()));
            }
            truths.add(row(plan, schedule, episode.type(), schedule.decided(), episode.faults()));
        }
        return truths;
    }

    private static Truth row(
            ContactPlan plan,
            Schedule schedule,
            EscalationType type,
            Instant decided,
            List<Fault> faults) {
        Episode episode = schedule.episode();
        Handoff handoff = episode.choice(Handoff.class);
        @Nullable Instant accepted =
                handoff == Handoff.NONE || handoff == Handoff.WITHDRAWN
                        ? null
                        : schedule.accepted();
        return new Truth(
                plan.id,
                type.name(),
                episode.recorded() ? "RECORDED" : "INFERRED",
                decided,
                accepted == null ? "" : accepted.toString(),
                schedule.resolved().toString(),
                faults,
                episode.boundaries());
    }
}
