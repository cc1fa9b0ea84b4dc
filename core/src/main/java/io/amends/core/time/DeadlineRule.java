package io.amends.core.time;

import java.util.List;

/** How the deadline of a milestone follows from facts and earlier milestones. */
public sealed interface DeadlineRule {

    /** A term that runs from one anchor. */
    record After(Anchor anchor, RegulatoryTerm term) implements DeadlineRule {}

    /** Whichever ends first. */
    record Earliest(List<DeadlineRule> of) implements DeadlineRule {
        public Earliest {
            of = twoOrMore(of);
        }
    }

    /** Whichever ends last. */
    record Latest(List<DeadlineRule> of) implements DeadlineRule {
        public Latest {
            of = twoOrMore(of);
        }
    }

    /**
     * One rule when a fact came in time, another when it came late. Until it comes the first holds.
     */
    record InTimeOrLate(
            String fact, DeadlineRule limit, DeadlineRule whenInTime, DeadlineRule whenLate)
            implements DeadlineRule {}

    /** What a term runs from. */
    sealed interface Anchor {
        /** A named fact, such as {@code received} or {@code aware}. */
        record Fact(String name) implements Anchor {}

        /** The first time an earlier milestone was fulfilled. */
        record FirstFulfilment(String milestone) implements Anchor {}

        /** The last time an earlier milestone was fulfilled: a report since brought up to date. */
        record LastFulfilment(String milestone) implements Anchor {}
    }

    private static List<DeadlineRule> twoOrMore(List<DeadlineRule> rules) {
        if (rules.size() < 2) {
            throw new IllegalArgumentException(
                    "Expected two or more rules to choose from, but got " + rules.size());
        }
        return List.copyOf(rules);
    }
}
