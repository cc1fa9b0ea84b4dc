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
        recipes.followUps();
        recipes.promises();
        recipes.inferences();
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
        return Episode.recorded(types.get(turn++ % types.size()));
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
        add(24, ALL, SAME_DAY);
        add(16, ALL, NEXT_DAY);
        add(20, ALL, DAYS);
        add(12, List.of(CUSTOMER, EXECUTIVE, COMPLEXITY), NEXT_DAY, Handoff.NONE);
        inferred(18, SAME_DAY);
        inferred(8, DAYS);
        for (int i = 0; i < 12; i++) {
            episodes.add(recordedInTurn(QUIET).over(i % 2 == 0 ? SAME_DAY : DAYS).asWorst());
        }
        add(4, ALL, SAME_DAY, Again.THANKS);
    }

    private void notices() {
        for (Notice notice : List.of(Notice.AT_59_59, Notice.AT_60_00)) {
            add(5, ALL, SAME_DAY, notice);
        }
        add(5, ALL, SAME_DAY, Notice.AT_60_01);
        inferred(2, SAME_DAY, Notice.AT_59_59);
        inferred(2, SAME_DAY, Notice.AT_60_00);
        inferred(2, SAME_DAY, Notice.AT_60_01);
        add(4, ALL, SAME_DAY, Notice.HOURS_LATE, Closure.PART_MISSING);
        add(3, QUIET, DAYS, Notice.HOURS_LATE, Gap.UNOWNED_LONG);
        add(4, ALL, SAME_DAY, Notice.NEVER, Closure.PART_MISSING);
        add(4, ALL, SAME_DAY, Notice.VOICEMAIL_ONLY);
        add(4, ALL, SAME_DAY, Notice.VOICEMAIL_THEN_MAIL);
        add(4, ALL, SAME_DAY, Notice.AUTOMATIC_ONLY);
        add(4, ALL, SAME_DAY, Notice.AUTOMATIC_THEN_HUMAN);
        add(4, ALL, SAME_DAY, Notice.BOUNCED_LATER);
        add(2, ALL, SAME_DAY, Notice.BOUNCED_AT_ONCE);
        add(24, ALL, SAME_DAY, Notice.BOUNCED_THEN_SENT);
        add(25, ALL, SAME_DAY, Notice.PART_MISSING);
        for (Acknowledgement late : Acknowledgement.values()) {
            add(late.boundary() == null ? 0 : 3, List.of(CUSTOMER), SAME_DAY, late);
        }
    }

    private void handoffs() {
        for (Handoff handoff : Handoff.values()) {
            if (handoff.isOverNight() || handoff.isOverLunch()) {
                add(2, QUIET, DAYS, handoff);
                inferred(1, DAYS, handoff);
            }
        }
        for (Handoff handoff : List.of(Handoff.HOUR_EXACT, Handoff.HOUR_PAST)) {
            add(2, ALL, NEXT_DAY, handoff);
            inferred(2, NEXT_DAY, handoff);
        }
        add(3, ALL, NEXT_DAY, Handoff.UNANSWERED, Notice.HOURS_LATE);
        inferred(2, NEXT_DAY, Handoff.UNANSWERED);
        add(5, ALL, NEXT_DAY, Handoff.RETURNED_AND_LEFT, Closure.PART_MISSING);
        add(22, ALL, SAME_DAY, Handoff.RETURNED_AND_MENDED);
        add(25, List.of(COMPLEXITY, CUSTOMER, EXECUTIVE), SAME_DAY, Handoff.WITHDRAWN);
        add(8, ALL, SAME_DAY, Handoff.ELEMENT_EMPTY);
        add(4, ALL, SAME_DAY, Handoff.ELEMENT_EMPTY, Closure.PART_MISSING);
    }

    private void gaps() {
        for (Gap gap : Gap.values()) {
            if (gap != Gap.NONE) {
                int more = gap == Gap.ABSENT_OTHER || gap == Gap.ABSENT_COVERED ? 9 : 3;
                add(gap == Gap.LEFT_COVERED ? 22 : more, QUIET, DAYS, gap);
            }
        }
    }

    private void progress() {
        for (Progress progress : Progress.values()) {
            if (progress != Progress.KEPT) {
                add(3, QUIET, DAYS, progress);
            }
        }
        add(3, VISIBLE, DAYS, Progress.MISSED, FollowUp.MISSED);
    }

    private void context() {
        add(5, ALL, SAME_DAY, Context.BUTTON);
        add(2, ALL, SAME_DAY, Context.BUTTON, Closure.PART_MISSING);
        add(3, ALL, SAME_DAY, Context.BUTTON_BEFORE);
        add(5, ALL, SAME_DAY, Context.SURVEY);
        add(5, ALL, SAME_DAY, Context.CONFIRMED);
        add(9, List.of(TIER), SAME_DAY, Context.PHRASE);
        add(6, List.of(TIER), SAME_DAY, Context.ASKED_AGAIN);
        inferred(4, SAME_DAY, Context.ASKED_AGAIN);
        add(3, List.of(TIER), SAME_DAY, Context.ASKED_AGAIN_LATER);
        add(6, List.of(TIER), SAME_DAY, Context.INFORMATION_AGAIN);
        add(3, List.of(TIER), SAME_DAY, Context.INFORMATION_NEW);
    }

    private void closures() {
        add(6, QUIET, SAME_DAY, Closure.PART_MISSING);
        add(3, VISIBLE, SAME_DAY, Closure.PART_MISSING);
        add(3, QUIET, DAYS, Closure.NO_MESSAGE);
        add(3, QUIET, DAYS, Closure.BOUNCED);
        add(3, QUIET, DAYS, Closure.THIRD_DAY);
        add(3, QUIET, DAYS, Closure.DAY_BEFORE);
        add(3, QUIET, SAME_DAY, Closure.DAY_AFTER);
        add(13, QUIET, SAME_DAY, Closure.BARE);
        add(12, ALL, SAME_DAY, Closure.BARE);
    }

    private void followUps() {
        for (FollowUp followUp : FollowUp.values()) {
            if (followUp != FollowUp.KEPT) {
                add(followUp.fault() == null ? 3 : 4, VISIBLE, SAME_DAY, followUp);
            }
        }
    }

    private void promises() {
        for (Promised promised : Promised.values()) {
            add(promised == Promised.KEPT ? 0 : 3, ALL, SAME_DAY, promised);
        }
    }

    private void inferences() {
        for (int i = 0; i < 9; i++) {
            Episode complexity =
                    Episode.inferred(COMPLEXITY)
                            .with(Handoff.NONE)
                            .over(i % 2 == 0 ? SAME_DAY : NEXT_DAY);
            episodes.add(i < 3 ? complexity.with(Raise.AT_60_00) : complexity);
        }
        inferred(3, SAME_DAY, Raise.TIER_AFTER_14_59);
        inferred(3, SAME_DAY, Raise.TIER_AFTER_15_01);
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
            Episode later = recordedInTurn(types).over(NEXT_DAY).with(again);
            pairs.add(
                    new Pair(
                            exact ? earlier.over(NEXT_DAY) : earlier,
                            exact ? later.with(Handoff.NONE) : later));
        }
    }
}
