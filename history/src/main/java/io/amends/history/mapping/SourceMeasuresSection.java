package io.amends.history.mapping;

import io.amends.history.document.Entry;
import io.amends.history.document.Problem;
import io.amends.history.mapping.ActivityFlowPlan.Most;
import io.amends.history.mapping.ActivityFlowPlan.Rework;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads which published measures a mapping asks for. */
final class SourceMeasuresSection {

    private final FieldSection fields;
    private final List<Problem> problems;

    SourceMeasuresSection(FieldSection fields, List<Problem> problems) {
        this.fields = fields;
        this.problems = problems;
    }

    /**
     * @param main the main table, whose rows the measures count
     */
    List<SourceMeasurePlan> read(Optional<Entry> section, Entry main) {
        if (section.isEmpty()) {
            return List.of();
        }
        if (!main.get("rows").text().equals("events")) {
            problems.add(
                    section.get()
                            .problem(
                                    "Expected rows: events in the main table beside"
                                            + " source-measures, but "
                                            + main.get("rows").text()
                                            + "."));
        }
        List<SourceMeasurePlan> plans = new ArrayList<>();
        section.get().find("support-lines").map(this::supportLines).ifPresent(plans::add);
        section.get().find("activity-flow").map(this::activityFlow).ifPresent(plans::add);
        return plans;
    }

    private SupportLinesPlan supportLines(Entry entry) {
        List<String> lines = entry.get("lines").texts();
        Entry line = entry.get("line");
        for (Entry meaning : meanings(line)) {
            if (!lines.contains(meaning.text())) {
                problems.add(meaning.expectedWord(meaning.text(), lines));
            }
        }
        return new SupportLinesPlan(
                lines,
                fields.field(Field.TEAM, line),
                entry.get("team").text(),
                entry.get("person").text(),
                entry.get("status").text(),
                entry.get("product").text(),
                new LineStatuses(
                        set(entry.get("accepted")),
                        set(entry.get("queued")),
                        set(entry.get("completed"))));
    }

    private static List<Entry> meanings(Entry line) {
        List<Entry> meanings = new ArrayList<>(List.of(line.get("otherwise")));
        line.find("values").ifPresent(values -> meanings.addAll(values.members().values()));
        line.find("patterns").ifPresent(values -> meanings.addAll(values.members().values()));
        return meanings;
    }

    private ActivityFlowPlan activityFlow(Entry entry) {
        Entry completed = entry.get("completed");
        return new ActivityFlowPlan(
                entry.get("activity").text(),
                entry.get("resource").text(),
                entry.text("days").orElse("elapsed").equals("wall-clock"),
                completed.get("first").texts(),
                completed.get("last").texts(),
                entry.get("escalation").text(),
                named(entry, "occurring", Entry::text),
                named(
                        entry,
                        "rework",
                        rule -> new Rework(rule.get("after").text(), set(rule.get("expected")))),
                named(entry, "values", Entry::text),
                named(entry, "changes", Entry::text),
                named(
                        entry,
                        "most",
                        list -> new Most(list.get("column").text(), list.get("limit").number())));
    }

    private static <T> Map<String, T> named(Entry entry, String key, Function<Entry, T> reading) {
        Map<String, T> named = new LinkedHashMap<>();
        entry.find(key)
                .ifPresent(
                        map ->
                                map.members()
                                        .forEach(
                                                (name, one) ->
                                                        named.put(name, reading.apply(one))));
        return named;
    }

    private static Set<String> set(Entry list) {
        return new LinkedHashSet<>(list.texts());
    }
}
