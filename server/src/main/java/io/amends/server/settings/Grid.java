package io.amends.server.settings;

import io.amends.core.routing.RoutingMatrix;
import io.amends.core.routing.Tier;
import io.amends.core.routing.Tiers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The routing matrix as people fill it in. */
record Grid(List<Column> tiers, List<Line> types) {

    /** A contact type that is being added. */
    private static final int EMPTY_LINES = 3;

    /**
     * @param minutes the longest time in the tier, in business minutes; empty for as long as it takes
     */
    record Column(String tier, String minutes) {}

    /**
     * @param lowest the lowest tier that may handle the type; empty for any
     */
    record Line(String type, String lowest) {}

    static Grid of(RoutingMatrix matrix, Tiers tiers) {
        List<Column> columns =
                tiers.lowestFirst().stream()
                        .map(tier -> new Column(tier.name(), minutes(matrix, tier)))
                        .toList();
        List<Line> lines = new ArrayList<>();
        new TreeMap<>(matrix.lowestTier()).forEach((type, tier) -> lines.add(new Line(type, tier)));
        for (int i = 0; i < EMPTY_LINES; i++) {
            lines.add(new Line("", ""));
        }
        return new Grid(columns, lines);
    }

    private static String minutes(RoutingMatrix matrix, Tier tier) {
        return matrix.maximumTimeIn(tier).map(Duration::toMinutes).map(String::valueOf).orElse("");
    }

    /**
     * What was filled in.
     *
     * @param minutes by tier, in the order of tiers
     * @param more lines of a table brought from elsewhere: a type, a comma, semicolon or tab, a tier
     * @return empty where a number is none
     */
    static Optional<RoutingMatrix> filledIn(
            Tiers tiers,
            List<String> minutes,
            List<String> types,
            List<String> lowest,
            String more) {
        Map<String, Duration> maximum = new HashMap<>();
        for (int i = 0; i < Math.min(minutes.size(), tiers.lowestFirst().size()); i++) {
            String typed = minutes.get(i).strip();
            if (!typed.isEmpty()) {
                if (!typed.matches("[1-9]\\d{0,4}")) {
                    return Optional.empty();
                }
                maximum.put(
                        tiers.lowestFirst().get(i).name(),
                        Duration.ofMinutes(Long.parseLong(typed)));
            }
        }
        Map<String, String> lowestTier = new HashMap<>();
        for (int i = 0; i < Math.min(types.size(), lowest.size()); i++) {
            put(lowestTier, types.get(i), lowest.get(i));
        }
        more.lines()
                .map(line -> line.split("[,;\\t]", 2))
                .filter(cells -> cells.length == 2)
                .forEach(cells -> put(lowestTier, cells[0], cells[1]));
        return Optional.of(new RoutingMatrix(1, lowestTier, maximum));
    }

    private static void put(Map<String, String> lowestTier, String type, String tier) {
        if (!type.isBlank() && !tier.isBlank()) {
            lowestTier.put(type.strip(), tier.strip());
        }
    }
}
