package io.amends.history.suggest;

import io.amends.history.mapping.Field;
import io.amends.history.source.RefusedInput;
import io.amends.history.suggest.Candidates.Candidate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A table with one row per ticket: its instants, and what holds at which of them. */
final class TicketsProposal {

    private static final Set<Field> OF_HANDLING = EnumSet.of(Field.PERSON, Field.TEAM, Field.TIER);

    private final TableDraft table;

    TicketsProposal(TableDraft table) {
        this.table = table;
    }

    void propose() {
        List<Map<String, Object>> instants = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        Set<String> kinds = new HashSet<>();
        List<Column> able = table.sample().columns().stream().filter(Column::isInstant).toList();
        for (String kind :
                List.of(
                        "opened",
                        "message-to-customer",
                        "escalation",
                        "resolved",
                        "reopened",
                        "closed")) {
            for (Column column : able) {
                if (Vocabulary.SHIPPED.instant(column.name()).filter(kind::equals).isPresent()
                        && kinds.add(kind)) {
                    instants.add(instant(kind, column));
                    columns.add(table.use(column));
                }
            }
        }
        if (!kinds.contains("opened")) {
            opening(able, columns)
                    .ifPresent(
                            column -> {
                                instants.addFirst(instant("opened", column));
                                columns.addFirst(table.use(column));
                            });
        }
        if (columns.isEmpty()) {
            throw new RefusedInput(
                    table.sample().file()
                            + ": no column holds instants; expected when tickets were opened");
        }
        Map<Field, Candidate> fields = table.candidates().best(table.free(), EventFields.ALWAYS);
        handling(fields, instants);
        table.draft()
                .propose(
                        table.path("instants"),
                        instants,
                        kinds.contains("opened") ? Confidence.SURE : Confidence.UNSURE,
                        Why.of(
                                "instants",
                                String.join(", ", columns.stream().map(Column::name).toList())));
        for (Column column : columns) {
            if (!column.written().orElseThrow().isSure()) {
                table.draft()
                        .ask(
                                table.path("instants"),
                                Why.of("ask.date", column.name(), column.values().getFirst()),
                                List.of());
            }
        }
        new InstantsProposal(table).zone(columns);
        new FieldsProposal(table)
                .put(fields, Set.of(), table.path("fields."), EventFields.OF_DESCRIPTION);
        Candidates.column(fields, Field.PERSON)
                .ifPresent(
                        person ->
                                SystemUsers.propose(
                                        table.draft(),
                                        List.of(person),
                                        row -> Instant.EPOCH,
                                        List.of()));
    }

    /** Of instants nobody named, the one that is always given and never after another. */
    private Optional<Column> opening(List<Column> able, List<Column> taken) {
        return able.stream()
                .filter(c -> !taken.contains(c) && c.filled() > 0.97 * table.sample().rows().size())
                .filter(
                        c ->
                                Vocabulary.SHIPPED
                                        .instant(c.name())
                                        .filter("ignored"::equals)
                                        .isEmpty())
                .min(
                        Comparator.comparing(
                                c -> c.values().stream().sorted().findFirst().orElse("")));
    }

    private static Map<String, Object> instant(String kind, Column column) {
        Map<String, Object> instant = new LinkedHashMap<>();
        instant.put("event", kind);
        instant.put("occurred", InstantsProposal.instant(column));
        if (kind.equals("escalation")) {
            instant.put("fields", Map.of("type", FieldsProposal.constant("TIER")));
        }
        return instant;
    }

    /**
     * Who has a ticket when it is exported had it when it ended, as far as anything can be known of a
     * row without a history. Stated at its opening it would be told before its time.
     */
    private void handling(Map<Field, Candidate> fields, List<Map<String, Object>> instants) {
        Optional<Map<String, Object>> end =
                instants.stream()
                        .filter(i -> i.containsValue("resolved"))
                        .findFirst()
                        .or(
                                () ->
                                        instants.stream()
                                                .filter(i -> i.containsValue("closed"))
                                                .findFirst());
        Map<String, Object> stated = new LinkedHashMap<>();
        for (Field field : OF_HANDLING) {
            Optional.ofNullable(fields.get(field))
                    .filter(found -> field != Field.TIER)
                    .ifPresent(found -> stated.put(field.word(), table.use(found.column()).name()));
        }
        Optional<Column> team =
                Candidates.column(fields, Field.TIER)
                        .or(() -> Candidates.column(fields, Field.TEAM));
        team.flatMap(TierWords::of)
                .filter(words -> !words.isGuess())
                .ifPresent(
                        words -> {
                            Map<String, Object> tier = new LinkedHashMap<>();
                            tier.put("column", table.use(team.orElseThrow()).name());
                            if (words.isPart()) {
                                tier.put("patterns", words.patterns());
                                tier.put("otherwise", "T1");
                            } else {
                                tier.put("values", words.values());
                            }
                            stated.put("tier", tier);
                        });
        if (end.isEmpty() || stated.isEmpty()) {
            return;
        }
        end.orElseThrow().put("fields", stated);
        table.draft()
                .ask(
                        table.path("instants"),
                        Why.of("ask.handling", String.join(", ", stated.keySet())),
                        List.of());
    }
}
