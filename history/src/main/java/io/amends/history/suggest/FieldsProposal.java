package io.amends.history.suggest;

import io.amends.history.mapping.EventKind;
import io.amends.history.mapping.Field;
import io.amends.history.suggest.Candidates.Candidate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the columns found for fields mean: the column, its words, and what else it could be. */
final class FieldsProposal {

    private final TableDraft table;

    FieldsProposal(TableDraft table) {
        this.table = table;
    }

    void put(Map<Field, Candidate> fields, Set<EventKind> told, String path, Set<Field> always) {
        Set<Field> wanted = EnumSet.copyOf(EventFields.of(told));
        wanted.retainAll(fields.keySet());
        wanted.removeIf(f -> EventFields.ALWAYS.contains(f) && !always.contains(f));
        wanted.remove(Field.STATUS);
        wanted.remove(Field.TIER);
        for (Field field : wanted) {
            if (field != Field.MESSAGE) {
                put(path, Candidates.of(fields, field));
            }
        }
        new TierProposal(table).propose(fields, path, always);
    }

    void put(String path, Candidate found) {
        Field field = found.field();
        Column column = table.use(found.column());
        table.draft()
                .propose(
                        path + field.word(),
                        value(field, column),
                        found.confidence(),
                        found.why(),
                        alternatives(found));
        switch (field) {
            case PRIORITY -> priorities(column);
            case SEVERITY ->
                    table.draft()
                            .propose(
                                    "severities",
                                    UrgencyWords.severities(column),
                                    Confidence.SURE,
                                    Why.of("severities", column.name()));
            default -> {}
        }
    }

    private static Object value(Field field, Column column) {
        if (column.isInstant()) {
            return InstantsProposal.instant(column);
        }
        Map<String, String> words =
                switch (field) {
                    case ACTOR,
                            DIRECTION,
                            AUTOMATIC,
                            DELIVERY,
                            PROMISE_KIND,
                            REACHED,
                            SOURCE,
                            OUTCOME,
                            REPEATED,
                            ORGANISATION_FAILED,
                            TYPE ->
                            FixedWords.values(field, column);
                    default -> Map.of();
                };
        if (words.isEmpty()) {
            return column.name();
        }
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("column", column.name());
        value.put("values", words);
        return value;
    }

    private List<String> alternatives(Candidate found) {
        return table.candidates().others(found.field(), found.column(), table.free()).stream()
                .map(other -> other.column().name())
                .toList();
    }

    void priorities(Column column) {
        boolean bare = UrgencyWords.areBareNumbers(column);
        table.draft()
                .propose(
                        "priorities",
                        UrgencyWords.priorities(column),
                        bare ? Confidence.UNSURE : Confidence.SURE,
                        Why.of(bare ? "priorities.numbers" : "priorities", column.name()));
        if (bare) {
            table.draft().ask("priorities", Why.of("ask.priorities", column.name()), List.of());
        }
    }

    static Map<String, String> constant(String value) {
        return Map.of("constant", value);
    }
}
