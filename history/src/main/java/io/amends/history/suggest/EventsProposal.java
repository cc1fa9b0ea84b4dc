package io.amends.history.suggest;

import io.amends.history.mapping.EventKind;
import io.amends.history.mapping.Field;
import io.amends.history.source.InstantFormat;
import io.amends.history.suggest.Candidates.Candidate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A table with one row per event: what happened, and what holds beside it. */
final class EventsProposal {

    private final TableDraft table;
    private final InstantsProposal instants;
    private final FieldsProposal put;

    EventsProposal(TableDraft table) {
        this.table = table;
        this.instants = new InstantsProposal(table);
        this.put = new FieldsProposal(table);
    }

    void propose() {
        Column occurred = instants.occurred();
        List<Column> free = table.free();
        Events events = Events.among(free);
        Map<Field, Candidate> fields =
                table.candidates().best(without(free, events), EventFields.of(events.told()));
        new Nameless(table.contacts()).add(fields, without(free, events));
        Optional<Column> status = Candidates.column(fields, Field.STATUS);
        boolean shared = status.isEmpty() && events.tellsTheEnd();
        if (shared) {
            status = events.column();
        } else if (events.column().isEmpty()) {
            events = status.map(this::besideStatus).orElse(Events.NONE);
        }
        if (shared) {
            events = events.beyondStatus();
        }
        Set<EventKind> told = TellableKinds.among(events, fields);
        event(events, told, shared);
        put.put(fields, told, table.path("fields."), EventFields.ALWAYS);
        messages(fields, told, free);
        escalations(events, fields, told);
        ratings(fields);
        new StatusProposal(table).propose(status, shared, fields);
        people(fields, occurred);
    }

    private Events besideStatus(Column status) {
        Events found = Events.of(status).beyondStatus();
        return found.kinds().isEmpty() ? Events.NONE : found;
    }

    private void event(Events events, Set<EventKind> told, boolean shared) {
        if (events.column().isEmpty()) {
            return;
        }
        Column column = table.use(events.column().orElseThrow());
        Map<String, String> values = new LinkedHashMap<>();
        for (String value : column.values()) {
            String kind = events.kinds().getOrDefault(value, "snapshot");
            boolean tells = told.stream().anyMatch(t -> t.word().equals(kind));
            if (tells && !kind.equals("snapshot")) {
                values.put(value, kind);
            }
        }
        if (values.isEmpty()) {
            return;
        }
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("column", column.name());
        event.put("values", values);
        event.put("otherwise", "snapshot");
        List<String> unknown =
                shared || Events.of(column).kinds().isEmpty() ? List.of() : events.unknown();
        table.draft()
                .propose(
                        table.path("event"),
                        event,
                        shared || !unknown.isEmpty() ? Confidence.UNSURE : Confidence.SURE,
                        Why.of("event", column.name(), values.size(), column.distinct()));
        if (!unknown.isEmpty() && events.score() >= 60) {
            table.draft()
                    .ask(
                            table.path("event"),
                            Why.of(
                                    "ask.event",
                                    String.join(", ", unknown.stream().limit(8).toList())),
                            List.of());
        }
    }

    /** The message's own id, or that of the one a row is about: of several columns one is filled. */
    private void messages(Map<Field, Candidate> fields, Set<EventKind> told, List<Column> free) {
        if (!fields.containsKey(Field.MESSAGE) || !EventFields.of(told).contains(Field.MESSAGE)) {
            return;
        }
        Column first = Candidates.of(fields, Field.MESSAGE).column();
        List<Column> joined = new ArrayList<>(List.of(first));
        for (Column column : free) {
            boolean named = Vocabulary.SHIPPED.header("message", column.name()) >= 85;
            if (named
                    && !table.isUsed(column)
                    && !column.equals(first)
                    && table.candidates().weigh(Field.MESSAGE, column).isPresent()
                    && joined.stream().allMatch(other -> exclude(column, other))) {
                joined.add(column);
            }
        }
        joined.forEach(table::use);
        Candidate found = Candidates.of(fields, Field.MESSAGE);
        if (joined.size() == 1) {
            put.put(table.path("fields."), found);
            return;
        }
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("columns", joined.stream().map(Column::name).toList());
        value.put("join", "");
        table.draft().propose(table.field("message"), value, Confidence.SURE, found.why());
    }

    private boolean exclude(Column one, Column other) {
        return one.filled() > 0
                && table.sample().rows().stream()
                        .noneMatch(r -> !r[one.place()].isEmpty() && !r[other.place()].isEmpty());
    }

    /** A recorded escalation needs a type; where no column says it and no tier is known, complexity. */
    private void escalations(Events events, Map<Field, Candidate> fields, Set<EventKind> told) {
        if (!told.contains(EventKind.ESCALATION) || fields.containsKey(Field.TYPE)) {
            return;
        }
        String type = table.draft().has(table.field("tier")) ? "TIER" : "COMPLEXITY";
        table.draft()
                .propose(
                        table.field("type"),
                        FieldsProposal.constant(type),
                        Confidence.UNSURE,
                        Why.of(type.equals("TIER") ? "type.tier" : "type.complexity"),
                        List.of(
                                FieldsProposal.constant("TIER"),
                                FieldsProposal.constant("CUSTOMER"),
                                FieldsProposal.constant("EXECUTIVE")));
        if (!fields.containsKey(Field.TRIGGER)) {
            events.column().ifPresent(c -> table.draft().put(table.field("trigger"), c.name()));
        }
    }

    private void ratings(Map<Field, Candidate> fields) {
        Candidates.column(fields, Field.RATING)
                .filter(column -> table.draft().has(table.field("rating")))
                .ifPresent(
                        column -> {
                            int best =
                                    column.values().stream()
                                            .filter(v -> v.matches("\\d{1,3}"))
                                            .mapToInt(Integer::parseInt)
                                            .max()
                                            .orElse(5);
                            String scale = best <= 5 ? "5" : best <= 10 ? "10" : "100";
                            table.draft()
                                    .propose(
                                            table.field("scale"),
                                            FieldsProposal.constant(scale),
                                            Confidence.UNSURE,
                                            Why.of("scale", column.name(), best));
                        });
    }

    private void people(Map<Field, Candidate> fields, Column occurred) {
        List<Column> people = new ArrayList<>();
        Candidates.column(fields, Field.PERSON).ifPresent(people::add);
        Candidates.column(fields, Field.ACTOR_PERSON)
                .filter(c -> table.draft().has(table.field("actor-person")))
                .ifPresent(people::add);
        var reader =
                new InstantFormat(occurred.written().orElseThrow().format(), ZoneOffset.UTC)
                        .reader();
        SystemUsers.propose(
                table.draft(),
                people,
                row -> reader.read(row[occurred.place()]) ? reader.instant() : Instant.EPOCH,
                table.sample().rows());
    }

    private static List<Column> without(List<Column> columns, Events events) {
        return columns.stream().filter(c -> events.column().filter(c::equals).isEmpty()).toList();
    }
}
