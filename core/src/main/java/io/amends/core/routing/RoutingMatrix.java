package io.amends.core.routing;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Which contact type belongs to which tier, and how long a tier may take.
 *
 * @param version counts up with every edit
 * @param lowestTier contact type to the name of the lowest tier that may handle it; others may
 *     start anywhere
 * @param maximumTime tier name to the longest time in it without resolution, in business time of
 *     the owning team
 */
public record RoutingMatrix(
        int version, Map<String, String> lowestTier, Map<String, Duration> maximumTime) {

    public static final RoutingMatrix OPEN = new RoutingMatrix(1, Map.of(), Map.of());

    public RoutingMatrix {
        lowestTier = Map.copyOf(lowestTier);
        maximumTime = Map.copyOf(maximumTime);
    }

    public Optional<String> lowestTierFor(String contactType) {
        return Optional.ofNullable(lowestTier.get(contactType));
    }

    public Optional<Duration> maximumTimeIn(Tier tier) {
        return Optional.ofNullable(maximumTime.get(tier.name()));
    }
}
