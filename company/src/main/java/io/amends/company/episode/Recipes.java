package io.amends.company.episode;

import static io.amends.company.episode.Episode.Length.DAYS;
import static io.amends.company.episode.Episode.Length.NEXT_DAY;
import static io.amends.company.episode.Episode.Length.SAME_DAY;
import static io.amends.company.episode.EscalationType.COMPLEXITY;
import static io.amends.company.episode.EscalationType.CUSTOMER;
import static io.amends.company.episode.EscalationType.EXECUTIVE;
import static io.amends.company.episode.EscalationType.REGULATORY;
import static io.amends.company.episode.EscalationType.TIER;

import java.util.ArrayList;
import java.util.List;

/** Which escalations there are, and how many of each. */
final class Recipes {

    private static final List<EscalationType> ALL = List.of(EscalationType.values());
    private static final List<EscalationType> VISIBLE = List.of(CUSTOMER, EXECUTIVE, REGULATORY);
    private static final List<EscalationType> QUIET = List.of(TIER, COMPLEXITY);

    private final List<Episode> episodes = new ArrayList<>();
    private int turn;
    private int regulatory;

    private Recipes() {}

    /** An escalation and an earlier one of the same account that it repeats or nearly repeats. */
    record Pair(Episode earlier, Episode later) {}

    static List<Episode> single() {
        Recipes recipes = new Recipes();
        recipes.well();
        recipes.notices();
        recipes.handoffs();
        recipes.gaps();
        recipes.progress();
        recipes.context();
        recipes.closures();
        recipes.admissions();
        recipes.followUps();
        recipes.promises();
        recipes.inferences();
        recipes.detours();
        recipes.merges();
        recipes.reopenings();
        return recipes.episodes;
    }

    private void add(
            int times, List<EscalationType> types, Episode.Length length, Choice... choices) {
        for (int i = 0; i < times; i++) {
            Episode episode = recordedInTurn(types).over(length);
            for (Choice choice : choices) {
                episode = episode.with(choice);
            }
            episodes.add(episode);
        }
    }

    private Episode recordedInTurn(List<EscalationType> types) {
        EscalationType type = types.get(turn++ % types.size());
        Episode episode = Episode.recorded(type);
        return type == REGULATORY ? episode.with(Regulator.inTurn(regulatory++)) : episode;
    }

    private void inferred(int times, Episode.Length length, Choice... choices) {
        for (int i = 0; i < times; i++) {
            Episode episode = Episode.inferred(TIER).over(length);
            for (Choice choice : choices) {
                episode = episode.with(choice);
            }
            episodes.add(episode);
        }
    }

    private void well() {
        add(4, ALL, SAME_DAY);
        add(4, ALL, SAME_DAY, Admission.MADE);
        add(4, ALL, SAME_DAY, Admission.MADE_OF_CAUSE);
        add(2, ALL, NEXT_DAY);
        add(4, ALL, NEXT_DAY, Admission.FOUND_LATER);
        add(4, ALL, NEXT_DAY, Admission.NOT_OURS);
        add(8, List.of(CUSTOMER, EXECUTIVE, COMPLEXITY), NEXT_DAY, Handoff.NONE, Admission.MADE);
        inferred(10, SAME_DAY);
        inferred(6, DAYS);
        for (int i = 0; i < 10; i++) {
            episodes.add(recordedInTurn(QUIET).over(i % 2 == 0 ? SAME_DAY : DAYS).asWorst());
        }
        add(4, ALL, SAME_DAY, Again.THANKS);
    }

    private void notices() {
        for (Notice notice : List.of(Notice.AT_59_59, Notice.AT_60_00)) {
            add(3, ALL, SAME_DAY, notice);
            inferred(2, SAME_DAY, notice);
        }
        add(5, ALL, SAME_DAY, Notice.AT_60_01, Admission.LEFT_OUT);
        inferred(2, SAME_DAY, Notice.AT_60_01);
        add(4, ALL, SAME_DAY, Notice.HOURS_LATE, Admission.LEFT_OUT_OF_CAUSE);
        add(4, ALL, SAME_DAY, Notice.NEVER, Admission.LEFT_OUT);
        add(3, QUIET, DAYS, Notice.HOURS_LATE, Gap.UNOWNED_LONG);
        add(4, ALL, SAME_DAY, Notice.VOICEMAIL_ONLY, Handoff.ELEMENT_EMPTY);
        add(4, ALL, SAME_DAY, Notice.AUTOMATIC_ONLY, Handoff.ELEMENT_EMPTY);
        add(4, ALL, SAME_DAY, Notice.BOUNCED_LATER, Handoff.ELEMENT_EMPTY);
        add(2, ALL, SAME_DAY, Notice.BOUNCED_AT_ONCE);
        add(3, VISIBLE, SAME_DAY, Notice.VOICEMAIL_THEN_MAIL, FollowUp.AT_48);
        add(3, VISIBLE, SAME_DAY, Notice.AUTOMATIC_THEN_HUMAN, FollowUp.AT_72);
        add(25, ALL, SAME_DAY, Notice.BOUNCED_THEN_SENT, Handoff.RETURNED_AND_MENDED);
        add(
                25,
                List.of(COMPLEXITY, CUSTOMER, EXECUTIVE),
                SAME_DAY,
                Notice.PART_MISSING,
                Handoff.WITHDRAWN);
        for (Acknowledgement late : Acknowledgement.values()) {
            add(late.boundary() == null ? 0 : 3, List.of(CUSTOMER), SAME_DAY, late);
        }
    }

    private void handoffs() {
        for (Handoff handoff : Handoff.values()) {
            boolean past = handoff.fault() != null;
            if (handoff.isOverNight() || handoff.isOverLunch()) {
                add(2, QUIET, DAYS, handoff, past ? Context.BUTTON : Context.KEPT);
                inferred(1, DAYS, handoff);
            }
        }
        for (Handoff handoff : List.of(Handoff.HOUR_EXACT, Handoff.HOUR_PAST)) {
            add(2, ALL, NEXT_DAY, handoff);
            inferred(2, NEXT_DAY, handoff);
        }
        add(3, ALL, NEXT_DAY, Handoff.UNANSWERED, Notice.HOURS_LATE);
        inferred(2, NEXT_DAY, Handoff.UNANSWERED);
        add(5, ALL, NEXT_DAY, Handoff.RETURNED_AND_LEFT, Admission.LEFT_OUT_OF_CAUSE);
    }

    private void gaps() {
        for (Gap gap : Gap.values()) {
            Context context =
                    switch (gap) {
                        case ABSENT_LONG, LEFT_LONG -> Context.SURVEY;
                        case MACHINE_LONG, UNOWNED_PAST -> Context.CONFIRMED;
                        default -> Context.KEPT;
                    };
            boolean planned = gap != Gap.NONE && gap != Gap.UNOWNED_LONG;
            add(planned ? 3 : 0, QUIET, DAYS, gap, context);
        }
    }

    private void progress() {
        List<FollowUp> late =
                List.of(FollowUp.MISSED, FollowUp.AT_47_59, FollowUp.AT_72_01, FollowUp.VOICEMAIL);
        for (Progress progress : Progress.values()) {
            if (progress.fault() == null) {
                add(progress == Progress.KEPT ? 0 : 3, QUIET, DAYS, progress);
                continue;
            }
            for (int i = 0; i < 3; i++) {
                add(1, VISIBLE, DAYS, progress, late.get((progress.ordinal() + i) % late.size()));
            }
        }
    }

    private void context() {
        add(3, ALL, SAME_DAY, Context.BUTTON_BEFORE);
        add(2, ALL, SAME_DAY, Context.SURVEY);
        add(9, List.of(TIER), SAME_DAY, Context.PHRASE, Closure.BARE);
        add(6, List.of(TIER), SAME_DAY, Context.ASKED_AGAIN);
        inferred(4, SAME_DAY, Context.ASKED_AGAIN);
        add(3, List.of(TIER), SAME_DAY, Context.ASKED_AGAIN_LATER);
        add(6, List.of(TIER), SAME_DAY, Context.INFORMATION_AGAIN, Closure.BARE);
        add(3, List.of(TIER), SAME_DAY, Context.INFORMATION_NEW);
    }

    private void closures() {
        add(8, ALL, SAME_DAY, Closure.PART_MISSING);
        add(3, QUIET, DAYS, Closure.NO_MESSAGE);
        add(3, QUIET, NEXT_DAY, Notice.SILENCE, Closure.NO_MESSAGE);
        add(3, QUIET, DAYS, Closure.BOUNCED);
        add(3, QUIET, DAYS, Closure.THIRD_DAY);
        add(3, QUIET, DAYS, Closure.DAY_BEFORE);
        add(3, QUIET, SAME_DAY, Closure.DAY_AFTER);
    }

    private void admissions() {
        add(4, ALL, SAME_DAY, Admission.LEFT_OUT);
        add(4, ALL, SAME_DAY, Admission.LEFT_OUT_OF_CAUSE);
        add(2, ALL, SAME_DAY, Admission.FOUND_LATER);
    }

    private void followUps() {
        add(2, VISIBLE, SAME_DAY, FollowUp.AT_47_59);
        add(2, VISIBLE, SAME_DAY, FollowUp.AT_72_01);
        add(1, VISIBLE, SAME_DAY, FollowUp.VOICEMAIL);
        add(4, VISIBLE, SAME_DAY, FollowUp.MACHINE);
        add(4, VISIBLE, SAME_DAY, FollowUp.LONG_AFTER_WEEKEND);
        add(3, VISIBLE, SAME_DAY, FollowUp.AFTER_WEEKEND);
    }

    private void promises() {
        for (Promised promised : Promised.values()) {
            add(promised == Promised.KEPT ? 0 : 3, ALL, SAME_DAY, promised);
        }
    }

    private void inferences() {
        for (int i = 0; i < 24; i++) {
            Episode complexity =
                    Episode.inferred(COMPLEXITY)
                            .with(Handoff.NONE)
                            .over(i % 2 == 0 ? SAME_DAY : NEXT_DAY);
            Raise raise = i < 3 ? Raise.AT_60_00 : i % 2 == 0 ? Raise.SEVERITY : Raise.CLEAR;
            episodes.add(complexity.with(raise));
        }
        inferred(3, SAME_DAY, Raise.TIER_AFTER_14_59);
        inferred(3, SAME_DAY, Raise.TIER_AFTER_15_01);
    }

    private void detours() {
        inferred(6, DAYS, Detour.TEAM_PING_PONG);
        inferred(6, DAYS, Detour.TIER_REENTRY);
        inferred(8, DAYS, Detour.THIRD_TIER);
    }

    /** Merged while escalated: the survivor does what is owed, or fails to, or owes it already. */
    private void merges() {
        add(8, ALL, SAME_DAY, Merging.INTO_ORDINARY);
        add(6, VISIBLE, NEXT_DAY, Merging.INTO_ORDINARY, Admission.MADE);
        add(4, QUIET, DAYS, Merging.INTO_ORDINARY, Progress.SECOND_BEFORE_CLOSE);
        add(4, QUIET, DAYS, Merging.INTO_ORDINARY, Progress.EVENING_BEFORE);
        add(3, VISIBLE, SAME_DAY, Merging.INTO_ORDINARY, FollowUp.AT_72);
        inferred(4, DAYS, Merging.INTO_ORDINARY);
        add(7, ALL, SAME_DAY, Merging.INTO_ORDINARY, Closure.PART_MISSING);
        add(6, VISIBLE, DAYS, Merging.INTO_ORDINARY, Progress.MISSED, FollowUp.MISSED);
        add(5, QUIET, DAYS, Merging.INTO_ORDINARY, Progress.SECOND_PAST_CLOSE);
        add(4, QUIET, DAYS, Merging.INTO_ORDINARY, Closure.NO_MESSAGE);
        add(5, VISIBLE, SAME_DAY, Merging.INTO_ORDINARY, FollowUp.AT_72_01);
        for (Merging merging : List.of(Merging.INTO_EARLIER, Merging.INTO_LATER)) {
            add(7, List.of(COMPLEXITY), SAME_DAY, merging, Handoff.NONE);
            add(3, List.of(COMPLEXITY), NEXT_DAY, merging);
            add(3, List.of(COMPLEXITY), SAME_DAY, merging, Closure.PART_MISSING);
        }
    }

    private void reopenings() {
        add(20, VISIBLE, SAME_DAY, FollowUp.NOT_HELD);
        add(6, VISIBLE, SAME_DAY, FollowUp.NOT_HELD_AND_LEFT);
    }

    /** Still open when the history ends. */
    static List<Episode> open() {
        return List.of(
                Episode.recorded(CUSTOMER).over(DAYS),
                Episode.recorded(EXECUTIVE).over(DAYS),
                Episode.recorded(REGULATORY).over(DAYS),
                Episode.recorded(TIER).over(DAYS),
                Episode.recorded(COMPLEXITY).over(DAYS),
                Episode.inferred(TIER).over(DAYS));
    }

    /** In a queue on the last morning, and still there when the history ends. */
    static Episode unownedAtTheEnd() {
        return Episode.inferred(TIER).over(NEXT_DAY).with(Handoff.UNANSWERED);
    }

    /** An escalation that the customer sees, for an account in trouble. */
    static Episode visible(int turn) {
        return Episode.recorded(VISIBLE.get(turn % VISIBLE.size())).over(SAME_DAY);
    }

    static List<Pair> pairs() {
        Recipes recipes = new Recipes();
        List<Pair> pairs = new ArrayList<>();
        recipes.pairs(pairs, Again.LINKED, 9, ALL);
        recipes.pairs(pairs, Again.SAME_CAUSE, 9, ALL);
        recipes.pairs(pairs, Again.SAME_CAUSE_42_DAYS, 4, List.of(COMPLEXITY, CUSTOMER));
        recipes.pairs(pairs, Again.SAME_CAUSE_LATER, 4, List.of(COMPLEXITY, CUSTOMER));
        recipes.pairs(pairs, Again.SAME_SUBJECT, 25, ALL);
        recipes.pairs(pairs, Again.SAME_SUBJECT_OFTEN, 4, ALL);
        for (int i = 0; i < 7; i++) {
            pairs.add(
                    new Pair(
                            i % 2 == 0 ? Episode.recorded(TIER) : Episode.inferred(TIER),
                            Episode.recorded(CUSTOMER).with(Handoff.NONE).with(Again.REOPENED)));
        }
        return pairs;
    }

    private void pairs(List<Pair> pairs, Again again, int times, List<EscalationType> types) {
        boolean exact = again == Again.SAME_CAUSE_42_DAYS || again == Again.SAME_CAUSE_LATER;
        for (int i = 0; i < times; i++) {
            Episode earlier = recordedInTurn(QUIET).over(i % 2 == 0 ? SAME_DAY : NEXT_DAY);
            boolean bare = again == Again.SAME_SUBJECT && i % 2 == 0;
            Episode later =
                    recordedInTurn(types)
                            .over(NEXT_DAY)
                            .with(again)
                            .with(bare ? Closure.BARE : Closure.COMPLETE);
            pairs.add(
                    new Pair(
                            exact ? earlier.over(NEXT_DAY) : earlier,
                            exact ? later.with(Handoff.NONE) : later));
        }
    }
}
