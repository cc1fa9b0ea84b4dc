package io.amends.history.suggest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The shipped word lists of {@code vocabulary.yaml}: what headers and values usually mean. */
final class Vocabulary {

    static final Vocabulary SHIPPED = new Vocabulary();

    private static final int SAME = 100;
    private static final int AS_GOOD_AS_SAME = 90;
    private static final int HEAD = 78;
    private static final int MODIFIER = 22;

    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private final Set<String> endings;
    private final Set<String> beginnings;
    private final Map<String, List<Pattern>> instants;
    private final Map<String, List<Pattern>> kinds;
    private final List<Pattern> statusLike;
    private final Map<String, List<Pattern>> statuses;
    private final List<Pattern> statusUnsure;
    private final List<Pattern> systemUsers;
    private final List<List<String>> priorities;
    private final Map<String, String> severities = new HashMap<>();
    private final List<String> wholeTiers;
    private final List<String> partTiers;
    private final Map<String, List<Pattern>> namedTiers;
    private final Map<String, Map<String, String>> words = new HashMap<>();
    private final Map<String, List<Pattern>> values;
    private final Set<String> countries;
    private final List<KnownZone> zones = new ArrayList<>();
    private final List<String> datePatterns;

    /** A zone with the countries that use it, as they stand in exports. */
    record KnownZone(ZoneId zone, List<String> countries) {}

    private Vocabulary() {
        Map<?, ?> root = map(load());
        map(root.get("headers")).forEach((field, all) -> headers.put(text(field), texts(all)));
        endings = Set.copyOf(texts(root.get("generic-endings")));
        beginnings = Set.copyOf(texts(root.get("generic-beginnings")));
        instants = patterns(root.get("instants"));
        kinds = patterns(root.get("kinds"));
        statusLike = compiled(root.get("status-like"));
        statuses = patterns(root.get("statuses"));
        statusUnsure = compiled(root.get("status-unsure"));
        systemUsers = compiled(root.get("system-users"));
        priorities = list(root.get("priorities")).stream().map(Vocabulary::texts).toList();
        map(root.get("severities"))
                .forEach((s, all) -> texts(all).forEach(w -> severities.put(w, text(s))));
        Map<?, ?> tiers = map(root.get("tiers"));
        wholeTiers = texts(tiers.get("whole"));
        partTiers = texts(tiers.get("part"));
        namedTiers = patterns(tiers.get("named"));
        map(root.get("words"))
                .forEach((field, meanings) -> words.put(text(field), turned(meanings)));
        values = patterns(root.get("values"));
        countries = Set.copyOf(texts(root.get("countries")));
        for (Object zone : list(root.get("zones"))) {
            Map<?, ?> one = map(zone);
            zones.add(new KnownZone(ZoneId.of(text(one.get("zone"))), texts(one.get("countries"))));
        }
        datePatterns = texts(root.get("date-patterns"));
    }

    /**
     * How well a header names a field: 100 in so many words, less for a part, 0 not at all. The last
     * word of a header says what the column is, the ones before only which: a "resource country" is a
     * country.
     */
    int header(String field, String column) {
        String phrase = bare(column);
        int best = 0;
        int place = 0;
        for (String known : headers.getOrDefault(field, List.of())) {
            best = Math.max(best, likeness(phrase, known, place++));
        }
        return best;
    }

    /** Of two columns that say the same, that with the more telling word is meant. */
    private int likeness(String phrase, String known, int place) {
        if (phrase.equals(known)) {
            return Math.max(AS_GOOD_AS_SAME - 2, SAME - place / 4);
        }
        String stripped = withoutGeneric(phrase);
        if (!stripped.isEmpty() && stripped.equals(withoutGeneric(known)) && known.length() > 2) {
            return AS_GOOD_AS_SAME - Math.min(8, place / 4);
        }
        int extra = words(stripped) - words(known);
        if (known.length() > 2 && stripped.endsWith(" " + known)) {
            return HEAD - 3 * extra;
        }
        return stripped.startsWith(known + " ") && known.length() > 3 ? MODIFIER : 0;
    }

    private static int words(String phrase) {
        return phrase.split(" ").length;
    }

    /** A header as it is compared; of an XES trace without what marks it as one. */
    static String bare(String column) {
        return Phrase.ofHeader(column.startsWith("case:") ? column.substring(5) : column);
    }

    private String withoutGeneric(String phrase) {
        List<String> kept = new ArrayList<>(List.of(phrase.split(" ")));
        while (kept.size() > 1 && endings.contains(kept.getLast())) {
            kept.removeLast();
        }
        while (kept.size() > 1 && beginnings.contains(kept.getFirst())) {
            kept.removeFirst();
        }
        return String.join(" ", kept);
    }

    Optional<String> instant(String column) {
        return firstOf(instants, bare(column));
    }

    Optional<String> kind(String value) {
        return firstOf(kinds, Phrase.ofHeader(value));
    }

    boolean isStatusLike(String value) {
        return found(statusLike, Phrase.of(value));
    }

    boolean isStatus(String meaning, String value) {
        return found(statuses.getOrDefault(meaning, List.of()), Phrase.of(value));
    }

    boolean isUnsureStatus(String value) {
        return found(statusUnsure, Phrase.of(value));
    }

    boolean isSystemUser(String name) {
        return found(systemUsers, Phrase.of(name)) || found(systemUsers, Phrase.ofHeader(name));
    }

    /** How urgent a word is, from 0; empty where it is none. */
    Optional<Integer> priority(String value) {
        String phrase = withoutNumber(Phrase.of(value));
        for (int rank = 0; rank < priorities.size(); rank++) {
            if (priorities.get(rank).contains(phrase)) {
                return Optional.of(rank);
            }
        }
        return Optional.empty();
    }

    /** The rank before the word in {@code 1 - Critical}. */
    private static String withoutNumber(String phrase) {
        return phrase.replaceFirst("^\\d+ (?=\\D)", "");
    }

    Optional<String> severity(String value) {
        return Optional.ofNullable(severities.get(withoutNumber(Phrase.of(value))));
    }

    List<String> wholeTiers() {
        return wholeTiers;
    }

    List<String> partTiers() {
        return partTiers;
    }

    Map<String, List<Pattern>> namedTiers() {
        return namedTiers;
    }

    /** What a value of a field with few values means; empty: nothing known. */
    Optional<String> word(String field, String value) {
        return Optional.ofNullable(words.getOrDefault(field, Map.of()).get(Phrase.of(value)));
    }

    boolean knowsWordsOf(String field) {
        return words.containsKey(field);
    }

    /** Whether a value looks like one of a field. */
    boolean isValue(String field, String value) {
        return found(values.getOrDefault(field, List.of()), Phrase.of(value));
    }

    boolean isCountry(String value) {
        return countries.contains(Phrase.of(value));
    }

    List<KnownZone> zones() {
        return zones;
    }

    List<String> datePatterns() {
        return datePatterns;
    }

    private static Optional<String> firstOf(Map<String, List<Pattern>> all, String phrase) {
        return all.entrySet().stream()
                .filter(entry -> found(entry.getValue(), phrase))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean found(List<Pattern> patterns, String phrase) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(phrase).find());
    }

    private static Object load() {
        try (InputStream in = Vocabulary.class.getResourceAsStream("vocabulary.yaml")) {
            return new Load(LoadSettings.builder().setLabel("vocabulary.yaml").build())
                    .loadFromInputStream(Objects.requireNonNull(in));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Map<String, List<Pattern>> patterns(@Nullable Object section) {
        Map<String, List<Pattern>> all = new LinkedHashMap<>();
        map(section).forEach((name, list) -> all.put(text(name), compiled(list)));
        return all;
    }

    private static List<Pattern> compiled(@Nullable Object list) {
        return texts(list).stream().map(Pattern::compile).toList();
    }

    /** From meaning to words, into from word to meaning. */
    private static Map<String, String> turned(@Nullable Object meanings) {
        Map<String, String> turned = new HashMap<>();
        map(meanings)
                .forEach((meaning, all) -> texts(all).forEach(w -> turned.put(w, text(meaning))));
        return turned;
    }

    private static Map<?, ?> map(@Nullable Object section) {
        return (Map<?, ?>) Objects.requireNonNull(section);
    }

    private static List<?> list(@Nullable Object section) {
        return (List<?>) Objects.requireNonNull(section);
    }

    private static List<String> texts(@Nullable Object section) {
        return list(section).stream().map(Vocabulary::text).toList();
    }

    private static String text(@Nullable Object scalar) {
        return String.valueOf(scalar);
    }
}
