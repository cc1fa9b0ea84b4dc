package io.amends.history.mapping;

import io.amends.core.routing.Tiers;
import io.amends.core.timeline.Observable;
import io.amends.core.timeline.Severity;
import io.amends.history.document.Document;
import io.amends.history.document.DocumentSchema;
import io.amends.history.document.Entry;
import io.amends.history.document.Problem;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Turns a mapping document into a {@link Mapping}, or refuses it with everything wrong in it. */
final class MappingDocument {

    private static final DocumentSchema SCHEMA =
            DocumentSchema.beside(MappingDocument.class, "mapping-schema.json");
    private static final List<String> HELP_DESKS =
            List.of("zendesk", "jira", "freshdesk", "intercom");
    private static final List<String> STANDARD_TIERS = List.of("T1", "T2", "T3");

    private final Document document;
    private final List<Problem> problems = new ArrayList<>();

    private MappingDocument(Document document) {
        this.document = document;
    }

    static Mapping read(Path file) {
        return new MappingDocument(Document.read(file, SCHEMA)).mapping();
    }

    static Mapping parse(String name, String text) {
        return new MappingDocument(Document.parse(name, text, SCHEMA)).mapping();
    }

    private Mapping mapping() {
        Entry root = document.root();
        ZoneId zone = Zones.read(root.get("zone"), problems).orElse(ZoneOffset.UTC);
        Tiers tiers = Tiers.named(root.find("tiers").map(Entry::texts).orElse(STANDARD_TIERS));
        Map<String, Integer> priorities = priorities(root);
        Map<String, Severity> severities = severities(root);
        MappedCalendars calendars =
                new CalendarsSection(zone, problems).read(root.find("calendars"));
        FieldSection fields = new FieldSection(zone, tiers, calendars.named().keySet(), problems);
        LinesSection lines = new LinesSection(problems, root.find("lookups"));
        List<SourceMeasurePlan> measures =
                new SourceMeasuresSection(fields, problems)
                        .read(root.find("source-measures"), root.get("tables").get(Table.MAIN));
        List<Table> tables =
                new ArrayList<>(
                        new TablesSection(fields, lines, problems).read(root.get("tables")));
        tables.set(0, tables.getFirst().reading(columnsOf(measures)));
        requireRanks(root, tables, priorities);
        requireRecords(root, tables);
        Mapping mapping =
                new Mapping(
                        root.get("mapping").text(),
                        root.get("version").number(),
                        zone,
                        root.text("format"),
                        tiers,
                        calendars,
                        statuses(root),
                        words(root.find("system-users")),
                        priorities,
                        severities,
                        lines.lookups(),
                        unread(root),
                        tables,
                        provides(root),
                        new CalendarEventsSection(problems).read(root.find("calendar-events")),
                        measures);
        document.refuse(problems);
        return mapping;
    }

    private static List<String> columnsOf(List<SourceMeasurePlan> measures) {
        return measures.stream().flatMap(plan -> plan.columns().stream()).distinct().toList();
    }

    private Statuses statuses(Entry root) {
        Optional<Entry> section = root.find("statuses");
        return new Statuses(
                words(section.flatMap(s -> s.find("unowned"))),
                words(section.flatMap(s -> s.find("resolved"))),
                words(section.flatMap(s -> s.find("closed"))),
                words(section.flatMap(s -> s.find("waiting-customer"))),
                words(section.flatMap(s -> s.find("waiting-third-party"))));
    }

    private Words words(Optional<Entry> list) {
        Set<String> exact = new LinkedHashSet<>();
        List<Pattern> patterns = new ArrayList<>();
        for (Entry item : list.map(Entry::items).orElse(List.of())) {
            String text = item.text();
            if (text.length() > 2 && text.startsWith("/") && text.endsWith("/")) {
                pattern(item, text.substring(1, text.length() - 1)).ifPresent(patterns::add);
            } else {
                exact.add(text);
            }
        }
        return new Words(exact, patterns);
    }

    private static Map<String, String> unread(Entry root) {
        Map<String, String> unread = new LinkedHashMap<>();
        root.find("unread")
                .ifPresent(u -> u.members().forEach((file, why) -> unread.put(file, why.text())));
        return unread;
    }

    private Optional<Pattern> pattern(Entry entry, String text) {
        try {
            return Optional.of(Pattern.compile(text));
        } catch (PatternSyntaxException bad) {
            problems.add(entry.expected("a regular expression (" + bad.getDescription() + ")"));
            return Optional.empty();
        }
    }

    private static Map<String, Integer> priorities(Entry root) {
        Map<String, Integer> ranks = new LinkedHashMap<>();
        root.find("priorities")
                .ifPresent(
                        p -> p.members().forEach((word, rank) -> ranks.put(word, rank.number())));
        return ranks;
    }

    private static Map<String, Severity> severities(Entry root) {
        Map<String, Severity> severities = new LinkedHashMap<>();
        root.find("severities")
                .ifPresent(
                        s ->
                                s.members()
                                        .forEach(
                                                (word, severity) ->
                                                        severities.put(
                                                                word,
                                                                Severity.valueOf(
                                                                        severity.text()))));
        return severities;
    }

    /** Which of two priorities is the more urgent cannot be told from their names. */
    private void requireRanks(Entry root, List<Table> tables, Map<String, Integer> priorities) {
        boolean mapped =
                tables.stream()
                        .flatMap(table -> table.forms().stream())
                        .anyMatch(form -> form.states(Field.PRIORITY));
        if (mapped && priorities.isEmpty()) {
            problems.add(
                    root.problem(
                            "Expected priorities beside the field priority, but they are missing."
                                    + " Rank the source's words, greater is more urgent."));
        }
    }

    /** A help desk's reader makes records, other files have lines: main is one or the other. */
    private void requireRecords(Entry root, List<Table> tables) {
        boolean helpDesk = root.text("format").map(HELP_DESKS::contains).orElse(false);
        Entry section = root.get("tables");
        for (Table table : tables) {
            boolean records = table.lines().records().isPresent();
            if (records && !helpDesk) {
                problems.add(
                        section.get(table.name())
                                .get("records")
                                .problem(
                                        "Expected no records unless format is one of "
                                                + String.join(", ", HELP_DESKS)
                                                + "."));
            } else if (helpDesk && table.isMain() && !records) {
                problems.add(
                        section.get(Table.MAIN)
                                .problem(
                                        "Expected records (events, changes), but none are named."));
            }
        }
    }

    private Map<Observable, Boolean> provides(Entry root) {
        Map<String, Observable> kinds = new LinkedHashMap<>();
        Arrays.stream(Observable.values()).forEach(o -> kinds.put(ValueKind.wordOf(o), o));
        Map<Observable, Boolean> provides = new EnumMap<>(Observable.class);
        for (Entry item : root.find("provides").map(Entry::items).orElse(List.of())) {
            String word = item.isMap() ? item.members().keySet().iterator().next() : item.text();
            Observable kind = kinds.get(word);
            if (kind == null) {
                problems.add(item.expectedWord(word, kinds.keySet()));
            } else {
                provides.put(kind, !item.isMap());
            }
        }
        return provides;
    }
}
