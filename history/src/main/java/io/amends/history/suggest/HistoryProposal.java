package io.amends.history.suggest;

import io.amends.history.mapping.Field;
import io.amends.history.suggest.Candidates.Candidate;
import io.amends.history.suggest.TableShape.Changed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table with one row per changed field: which of its fields are ours, and who changed them. */
final class HistoryProposal {

    private final TableDraft table;
    private final FieldsProposal put;

    HistoryProposal(TableDraft table) {
        this.table = table;
        this.put = new FieldsProposal(table);
    }

    void propose(Changed changed) {
        new InstantsProposal(table).occurred();
        Column field = table.use(changed.field());
        Column value = table.use(changed.value());
        table.draft()
                .propose(
                        table.path("field"),
                        field.name(),
                        Confidence.SURE,
                        Why.of("history.field", field.name()));
        table.draft()
                .propose(
                        table.path("value"),
                        value.name(),
                        Confidence.SURE,
                        Why.of("header", value.name()));
        Map<String, Object> names = new LinkedHashMap<>();
        Map<Field, Column> values = new LinkedHashMap<>();
        for (String name : field.values()) {
            TableShape.fieldOf(name)
                    .filter(ours -> !values.containsKey(ours))
                    .ifPresent(
                            ours -> {
                                values.put(ours, changes(field, name, value));
                                names.put(name, ours.word());
                            });
        }
        new TierProposal(table).propose(values, names, field);
        table.draft().propose(table.path("names"), names, Confidence.SURE, Why.of("history.names"));
        Optional.ofNullable(values.get(Field.STATUS))
                .ifPresent(
                        c ->
                                new StatusWords(
                                                c,
                                                Optional.empty(),
                                                table.sample().rows(),
                                                table.contacts())
                                        .propose(table.draft(), Optional.empty()));
        Optional.ofNullable(values.get(Field.PRIORITY)).ifPresent(this::ranked);
        Optional.ofNullable(values.get(Field.SEVERITY))
                .map(UrgencyWords::severities)
                .filter(found -> !found.isEmpty())
                .ifPresent(found -> table.draft().put("severities", found));
        Map<Field, Candidate> who =
                table.candidates().best(table.free(), EnumSet.of(Field.ACTOR_PERSON, Field.ACTOR));
        who.values().forEach(found -> put.put(table.path("fields."), found));
        List<Column> people = new ArrayList<>();
        Optional.ofNullable(values.get(Field.PERSON)).ifPresent(people::add);
        Candidates.column(who, Field.ACTOR_PERSON).ifPresent(people::add);
        SystemUsers.propose(table.draft(), people, row -> Instant.EPOCH, List.of());
    }

    private Column changes(Column field, String name, Column value) {
        List<String[]> rows =
                table.sample().rows().stream()
                        .filter(row -> row[field.place()].equals(name))
                        .toList();
        return Column.of(value.name(), value.place(), rows);
    }

    private void ranked(Column priority) {
        if (UrgencyWords.priorities(priority).isEmpty()) {
            Map<String, Object> seen = new LinkedHashMap<>();
            int rank = 1;
            for (String value : priority.values()) {
                seen.put(value, rank++);
            }
            table.draft()
                    .propose(
                            "priorities",
                            seen.isEmpty() ? Map.of("normal", 1) : seen,
                            Confidence.UNSURE,
                            Why.of("priorities.unknown"));
            table.draft().ask("priorities", Why.of("ask.priorities", "priority"), List.of());
        } else {
            put.priorities(priority);
        }
    }
}
