package io.amends.history.suggest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a column tells support tiers.
 *
 * @param isPart whether a part of the value says it (a team's suffix), rather than the whole
 * @param isGuess whether only words such as "specialists" do
 * @param values of a column of tiers: each value to its tier
 * @param patterns of a column in which only a part says it: highest first, to T2, T3 …
 * @param share of the cells that are above the first tier
 * @param shown an example of what was found
 */
record TierWords(
        boolean isPart,
        boolean isGuess,
        Map<String, String> values,
        Map<String, String> patterns,
        double share,
        String shown) {

    private static final int MOST_TIERS = 5;
    private static final double TELLING = 0.01;
    private static final List<String> ORDINALS = List.of("", "1st", "2nd", "3rd", "4th", "5th");
    private static final List<String> WORDS =
            List.of("", "first", "second", "third", "fourth", "fifth");
    private static final List<String> NAMES = List.of("", "T1", "T2", "T3", "T4", "T5");

    static Optional<TierWords> of(Column column) {
        if (column.isBlank() || column.isText() || column.isInstant()) {
            return Optional.empty();
        }
        return whole(column).or(() -> part(column)).or(() -> named(column));
    }

    int score() {
        return isPart ? (isGuess ? 30 : 60) : 70;
    }

    /** The tiers, lowest first. */
    List<String> names() {
        int highest =
                (isPart ? patterns : values)
                        .values().stream().mapToInt(NAMES::indexOf).max().orElse(1);
        return NAMES.subList(1, Math.max(2, highest) + 1);
    }

    private static Optional<TierWords> whole(Column column) {
        if (column.distinct() > 8 || (column.isNumber() && column.distinct() > MOST_TIERS)) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String family : Vocabulary.SHIPPED.wholeTiers()) {
            for (int level = 1; level <= MOST_TIERS; level++) {
                Pattern pattern = pattern(family, level, false);
                for (String value : column.values()) {
                    if (!values.containsKey(value) && pattern.matcher(value).matches()) {
                        values.put(value, NAMES.get(level));
                    }
                }
            }
        }
        boolean all = values.size() == column.distinct();
        boolean bare = column.isNumber();
        return all && (!bare || Vocabulary.SHIPPED.header("tier", column.name()) >= 78)
                ? Optional.of(
                        new TierWords(
                                false,
                                false,
                                values,
                                Map.of(),
                                column.share(v -> !NAMES.get(1).equals(values.get(v))),
                                column.values().getFirst()))
                : Optional.empty();
    }

    private static Optional<TierWords> part(Column column) {
        for (String family : Vocabulary.SHIPPED.partTiers()) {
            Map<String, String> patterns = new LinkedHashMap<>();
            String shown = "";
            for (int level = 2; level <= MOST_TIERS; level++) {
                Pattern pattern = pattern(family, level, isSeen(column, level + 1));
                if (column.counts().keySet().stream().anyMatch(v -> pattern.matcher(v).find())) {
                    patterns.put(pattern.pattern(), NAMES.get(level));
                    shown = shown.isEmpty() ? readable(family, level) : shown;
                }
            }
            double share = column.share(value -> matchesAny(patterns, value));
            if (share >= TELLING && share < 1 && column.distinct() > 1) {
                return Optional.of(new TierWords(true, false, Map.of(), patterns, share, shown));
            }
        }
        return Optional.empty();
    }

    private static String readable(String family, int level) {
        return family.contains("{ordinal}") ? ORDINALS.get(level) : "Level " + level;
    }

    private static Optional<TierWords> named(Column column) {
        Map<String, String> patterns = new LinkedHashMap<>();
        Vocabulary.SHIPPED
                .namedTiers()
                .forEach(
                        (tier, all) -> {
                            if (!tier.equals("T1")) {
                                all.forEach(
                                        p -> {
                                            if (column.counts().keySet().stream()
                                                    .anyMatch(v -> p.matcher(v).find())) {
                                                patterns.put(p.pattern(), tier);
                                            }
                                        });
                            }
                        });
        double share = column.share(value -> matchesAny(patterns, value));
        return share >= TELLING && share < 1 && column.distinct() < 500
                ? Optional.of(
                        new TierWords(
                                true,
                                true,
                                Map.of(),
                                patterns,
                                share,
                                column.values().stream()
                                        .filter(v -> matchesAny(patterns, v))
                                        .findFirst()
                                        .orElse("")))
                : Optional.empty();
    }

    private static boolean matchesAny(Map<String, String> patterns, String value) {
        return patterns.keySet().stream().anyMatch(p -> Pattern.compile(p).matcher(value).find());
    }

    private static boolean isSeen(Column column, int level) {
        return level <= MOST_TIERS
                && column.counts().keySet().stream().anyMatch(v -> v.contains(ORDINALS.get(level)));
    }

    /** " 2nd 3rd" is between the two and not yet the third: the lower suffix takes it. */
    private static Pattern pattern(String family, int level, boolean beforeNext) {
        String next = beforeNext ? "( " + ORDINALS.get(level + 1) + ")?" : "";
        return Pattern.compile(
                family.replace("{gap}", " ")
                        .replace("{ordinal}", ORDINALS.get(level) + next)
                        .replace("{n}", String.valueOf(level))
                        .replace("{word}", WORDS.get(level)));
    }
}
