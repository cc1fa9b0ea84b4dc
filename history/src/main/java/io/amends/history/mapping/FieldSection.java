package io.amends.history.mapping;

import io.amends.core.routing.Tier;
import io.amends.core.routing.Tiers;
import io.amends.history.document.Entry;
import io.amends.history.document.Problem;
import io.amends.history.mapping.FieldMeaning.PatternMeaning;
import io.amends.history.source.InstantColumn;
import io.amends.history.source.InstantFormat;
import io.amends.history.source.LookedUp;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads what a field or an instant is, and holds its meanings to the field's kind. */
final class FieldSection {

    private static final List<String> SEVERITIES = List.of("S1", "S2", "S3", "S4");

    private final ZoneId zone;
    private final Tiers tiers;
    private final Set<String> calendars;
    private final List<Problem> problems;

    FieldSection(ZoneId zone, Tiers tiers, Set<String> calendars, List<Problem> problems) {
        this.zone = zone;
        this.tiers = tiers;
        this.calendars = calendars;
        this.problems = problems;
    }

    InstantColumn instant(Entry entry) {
        if (!entry.isMap()) {
            return new InstantColumn(entry.text(), InstantFormat.iso(zone));
        }
        return new InstantColumn(entry.get("column").text(), format(entry));
    }

    private InstantFormat format(Entry entry) {
        ZoneId own = ownZone(entry);
        try {
            return new InstantFormat(entry.text("format").orElse(InstantFormat.ISO), own);
        } catch (IllegalArgumentException noPattern) {
            problems.add(
                    entry.get("format")
                            .expected("iso, epoch-seconds, epoch-millis or a java.time pattern"));
            return InstantFormat.iso(own);
        }
    }

    private InstantFormat iso() {
        return InstantFormat.iso(zone);
    }

    private ZoneId ownZone(Entry entry) {
        return entry.find("zone").flatMap(z -> Zones.read(z, problems)).orElse(zone);
    }

    FieldMeaning field(Field field, Entry entry) {
        return entry.isMap() ? meaning(field, entry, columns(entry)) : column(entry.text());
    }

    /** A field whose column is known from elsewhere, as it stands or looked up. */
    FieldMeaning fieldOf(String column, Field field, Entry entry) {
        List<String> named = entry.isMap() ? named(entry) : List.of(entry.text());
        if (named.stream().anyMatch(n -> !n.equals(column) && !isLookedUp(n, column))) {
            problems.add(
                    entry.problem(
                            "Expected no other column here: the table's value is meant, or \""
                                    + column
                                    + " -> lookup.column\"."));
            return column(column);
        }
        if (!entry.isMap()) {
            return column(named.getFirst());
        }
        return meaning(field, entry, named.isEmpty() ? List.of(column) : named);
    }

    private static boolean isLookedUp(String reference, String column) {
        return LookedUp.isReference(reference) && LookedUp.base(reference).equals(column);
    }

    private static List<String> named(Entry entry) {
        List<String> columns = new ArrayList<>();
        entry.find("column").ifPresent(c -> columns.add(c.text()));
        entry.find("columns").ifPresent(c -> columns.addAll(c.texts()));
        return columns;
    }

    private FieldMeaning meaning(Field field, Entry entry, List<String> columns) {
        FieldMeaning meaning =
                new FieldMeaning(
                        columns,
                        entry.text("join").orElse("/"),
                        entry.text("constant").orElse(null),
                        values(entry.find("values")),
                        patterns(entry.find("patterns")),
                        entry.text("otherwise").orElse(null),
                        entry.find("empty").isPresent(),
                        entry.text("separator").orElse("|"),
                        format(entry));
        requireMeanings(field, entry);
        return meaning;
    }

    FieldMeaning column(String column) {
        return new FieldMeaning(
                List.of(column), "/", null, Map.of(), List.of(), null, false, "|", iso());
    }

    /** The same for everything read. */
    FieldMeaning constant(String value) {
        return new FieldMeaning(
                List.of(), "/", value, Map.of(), List.of(), null, false, "|", iso());
    }

    private List<String> columns(Entry entry) {
        List<String> columns = named(entry);
        boolean constant = entry.find("constant").isPresent();
        if (columns.isEmpty() == !constant) {
            problems.add(
                    entry.problem(
                            "Expected a column, columns or a constant, but "
                                    + (constant
                                            ? "both a constant and columns."
                                            : "none of them.")));
        }
        return columns;
    }

    private static Map<String, String> values(Optional<Entry> entry) {
        Map<String, String> values = new LinkedHashMap<>();
        entry.ifPresent(e -> e.members().forEach((word, m) -> values.put(word, m.text())));
        return values;
    }

    private List<PatternMeaning> patterns(Optional<Entry> entry) {
        List<PatternMeaning> patterns = new ArrayList<>();
        entry.ifPresent(
                e -> e.members().forEach((text, m) -> pattern(text, m).ifPresent(patterns::add)));
        return patterns;
    }

    private Optional<PatternMeaning> pattern(String text, Entry meaning) {
        try {
            return Optional.of(new PatternMeaning(Pattern.compile(text), meaning.text()));
        } catch (PatternSyntaxException bad) {
            problems.add(
                    meaning.problem(
                            "Expected a regular expression as key, but \""
                                    + text
                                    + "\" ("
                                    + bad.getDescription()
                                    + ")."));
            return Optional.empty();
        }
    }

    /** A meaning stands in the mapping, so what is wrong with it is said before any row is read. */
    private void requireMeanings(Field field, Entry entry) {
        List<Entry> meanings = new ArrayList<>();
        entry.find("constant").ifPresent(meanings::add);
        entry.find("otherwise").ifPresent(meanings::add);
        entry.find("values").ifPresent(v -> meanings.addAll(v.members().values()));
        entry.find("patterns").ifPresent(v -> meanings.addAll(v.members().values()));
        String separator = entry.text("separator").orElse("|");
        meanings.forEach(meaning -> requireMeaning(field, meaning, separator));
    }

    private void requireMeaning(Field field, Entry meaning, String separator) {
        switch (field.kind()) {
            case TIER -> require(meaning, tiers.lowestFirst().stream().map(Tier::name).toList());
            case EVENT,
                    YES_NO,
                    ACTOR,
                    DIRECTION,
                    DELIVERY,
                    PROMISE_KIND,
                    REPEAT_SOURCE,
                    OUTCOME,
                    ESCALATION_TYPE,
                    COMMITMENT -> {
                if (field.kind().find(meaning.text()) == null) {
                    problems.add(meaning.expectedWord(meaning.text(), field.kind().words()));
                }
            }
            case PARTS, ELEMENTS -> {
                for (String item : meaning.text().split(Pattern.quote(separator), -1)) {
                    if (field.kind().find(item) == null) {
                        problems.add(meaning.expectedWord(item, field.kind().words()));
                    }
                }
            }
            case WHOLE_NUMBER -> {
                if (!meaning.text().matches("\\d{1,9}")) {
                    problems.add(meaning.expected("a whole number"));
                }
            }
            case SEVERITY -> require(meaning, SEVERITIES);
            case TEXT -> {
                if (field == Field.CALENDAR) {
                    require(meaning, calendars);
                }
            }
            case STATUS, PRIORITY, AMOUNT, DATE, INSTANT, TEXTS -> {}
        }
    }

    private void require(Entry meaning, Collection<String> words) {
        if (!words.contains(meaning.text())) {
            problems.add(meaning.expectedWord(meaning.text(), words));
        }
    }
}
