package io.amends.core.time;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of one regulation, as data with a date: an engineering reading, not legal advice.
 *
 * @param id such as {@code eu.dora.major}, the same for every version
 * @param version unique within the id
 * @param source articles the numbers come from
 * @param verifiedOn when somebody last compared it with the source
 * @param effectiveFrom first day in force
 * @param effectiveTo first day no longer in force; null when open
 * @param note what to ask counsel
 * @param anchors the named facts that start clocks, each with its meaning
 * @param milestones in order; a milestone may build only on those before it
 */
public record RegulatoryPreset(
        String id,
        String version,
        String title,
        String source,
        LocalDate verifiedOn,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        String note,
        Map<String, String> anchors,
        List<Milestone> milestones) {

    /**
     * @throws IllegalArgumentException when a rule names an unknown anchor or milestone, ids repeat
     *     or the dates run backwards
     */
    public RegulatoryPreset {
        anchors = Map.copyOf(anchors);
        milestones = List.copyOf(milestones);
        if (effectiveTo != null && !effectiveTo.isAfter(effectiveFrom)) {
            throw new IllegalArgumentException(
                    id + ": expected effectiveTo after " + effectiveFrom + ", but " + effectiveTo);
        }
        requireKnownNames(id, anchors.keySet(), milestones);
    }

    /** Whether this version is the law on that day. */
    public boolean isInForceOn(LocalDate day) {
        return !day.isBefore(effectiveFrom) && (effectiveTo == null || day.isBefore(effectiveTo));
    }

    private static void requireKnownNames(
            String id, Set<String> anchors, List<Milestone> milestones) {
        Set<String> all = new HashSet<>();
        milestones.forEach(milestone -> all.add(milestone.id()));
        Set<String> earlier = new HashSet<>();
        for (Milestone milestone : milestones) {
            Names names = new Names(id + "/" + milestone.id(), anchors, earlier);
            names.check(milestone.rule());
            milestone.extensions().forEach(extension -> names.check(extension.rule()));
            if (!earlier.add(milestone.id())) {
                throw new IllegalArgumentException(names.where + ": the id appears twice");
            }
            if (!all.containsAll(milestone.replaces())) {
                throw new IllegalArgumentException(
                        names.where + ": replaces an unknown milestone in " + milestone.replaces());
            }
        }
    }

    private record Names(String where, Set<String> anchors, Set<String> milestones) {

        void check(DeadlineRule rule) {
            switch (rule) {
                case DeadlineRule.After after -> check(after.anchor());
                case DeadlineRule.Earliest(List<DeadlineRule> of) -> of.forEach(this::check);
                case DeadlineRule.Latest(List<DeadlineRule> of) -> of.forEach(this::check);
                case DeadlineRule.InTimeOrLate choice -> {
                    require(anchors, choice.fact(), "anchor");
                    check(choice.limit());
                    check(choice.whenInTime());
                    check(choice.whenLate());
                }
            }
        }

        private void check(DeadlineRule.Anchor anchor) {
            switch (anchor) {
                case DeadlineRule.Anchor.Fact(String name) -> require(anchors, name, "anchor");
                case DeadlineRule.Anchor.FirstFulfilment(String milestone) ->
                        require(milestones, milestone, "earlier milestone");
                case DeadlineRule.Anchor.LastFulfilment(String milestone) ->
                        require(milestones, milestone, "earlier milestone");
            }
        }

        private void require(Set<String> known, String name, String what) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        where + ": expected one of " + known + " as " + what + ", but got " + name);
            }
        }
    }
}
