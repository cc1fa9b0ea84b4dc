package io.amends.history.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The steps of the drawing of contacts' ways: from the opening to a first tier, from tier to tier,
 * and from the last one to the end. Its states are {@code opened}, a tier, a tier behind the number
 * of its stop such as {@code 2:T2} or {@code 4+:T1}, {@code resolved} and {@code still-open}.
 */
final class Steps {

    private static final Pattern STOP = Pattern.compile("([1-9]\\d{0,3})(\\+?):(.*)");
    private static final int SHARED = 4;

    private Steps() {}

    /** What took such a step: contacts at either end, else moves between tiers. */
    static Items items(Report.Flow step) {
        if (step.from().equals("opened")) {
            return Items.contacts().by("tier_first", tier(step.to()));
        }
        String from = tier(step.from());
        if (step.to().equals("resolved") || step.to().equals("still-open")) {
            return Items.contacts()
                    .by("tier_last", from)
                    .by("tier_moves", moves(stop(step.from()) - 1, SHARED - 1))
                    .by("resolved", step.to().equals("resolved") ? "yes" : "no");
        }
        int number = stop(step.from());
        return Items.tierMoves()
                .by("move_from", from)
                .by("move_to", tier(step.to()))
                .by("number", moves(number, SHARED));
    }

    private static String moves(int number, int shared) {
        return number >= shared ? shared + "+" : String.valueOf(number);
    }

    private static String tier(String state) {
        Matcher stop = STOP.matcher(state);
        return stop.matches() ? stop.group(3) : state;
    }

    private static int stop(String state) {
        Matcher stop = STOP.matcher(state);
        return stop.matches() ? Integer.parseInt(stop.group(1)) : 1;
    }
}
