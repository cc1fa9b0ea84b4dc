package io.amends.core.protocol;

import io.amends.core.routing.RoutingMatrix;
import io.amends.core.timeline.EscalationType;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The whole set of rules that a history is judged by and that live escalations run under.
 *
 * @param protocols one for each of the five types
 */
public record Rulebook(
        String name,
        int version,
        RoutingMatrix routing,
        Map<EscalationType, Protocol> protocols,
        Inference inference,
        Repeats repeats,
        Signals signals,
        RootCauses rootCauses) {

    public Rulebook {
        protocols = Map.copyOf(protocols);
        for (EscalationType type : EscalationType.values()) {
            if (!protocols.containsKey(type)) {
                throw new IllegalArgumentException("Expected a protocol for " + type);
            }
        }
    }

    /** The article's rules with the defaults of {@code docs/rulebook.md}. */
    public static Rulebook standard() {
        return StandardRulebook.RULEBOOK;
    }

    public Protocol protocol(EscalationType type) {
        return java.util.Objects.requireNonNull(protocols.get(type));
    }

    /** The same rulebook with one protocol in another version. */
    public Rulebook with(Protocol protocol) {
        if (protocol.equals(protocols.get(protocol.type()))) {
            return this;
        }
        Map<EscalationType, Protocol> changed = new HashMap<>(protocols);
        changed.put(protocol.type(), protocol);
        return new Rulebook(
                name, version, routing, changed, inference, repeats, signals, rootCauses);
    }

    /** The same rulebook with another routing matrix. */
    public Rulebook with(RoutingMatrix other) {
        return new Rulebook(
                name, version, other, protocols, inference, repeats, signals, rootCauses);
    }

    /**
     * How escalations are told from a history that does not record them.
     *
     * @param complexityNotBefore a priority raised earlier than this after opening is triage
     * @param complexityTierWindow a tier rise within this after the raise explains it
     */
    public record Inference(Duration complexityNotBefore, Duration complexityTierWindow) {}

    /**
     * What counts as the same problem again.
     *
     * @param withinDays days after an earlier resolution
     * @param expectedBelow a chance repeat is ruled out below this expected number
     * @param historyDays days before the decision over which the expected number is measured
     * @param historyAtLeastDays days of history without which it is not observable
     */
    public record Repeats(
            int withinDays, double expectedBelow, int historyDays, int historyAtLeastDays) {}

    /**
     * Which root causes are the organisation's own failing, so that the resolution message owes the
     * admission and an apology.
     *
     * @param organisationFailed category to whether it is; one that is not listed says nothing. Case,
     *     and - or _ for a blank, make no difference
     */
    public record RootCauses(Map<String, Boolean> organisationFailed) {

        public RootCauses {
            Map<String, Boolean> alike = new HashMap<>();
            organisationFailed.forEach((category, failed) -> alike.put(key(category), failed));
            organisationFailed = Map.copyOf(alike);
        }

        /** Empty where the category says nothing about it. */
        public Optional<Boolean> organisationFailed(String category) {
            return Optional.ofNullable(organisationFailed.get(key(category)));
        }

        private static String key(String category) {
            return category.strip().toLowerCase(Locale.ROOT).replace('-', ' ').replace('_', ' ');
        }
    }

    /**
     * When an account is flagged.
     *
     * @param months the look-back
     * @param escalations customer-visible ones needed, with CSAT declining
     * @param minimumResponses survey responses below which CSAT is unknown
     * @param escalationsWithoutCsat needed when CSAT is unknown
     */
    public record Signals(
            int months, int escalations, int minimumResponses, int escalationsWithoutCsat) {}
}
