package io.amends.history.assembly;

import io.amends.history.mapping.EventKind;
import io.amends.history.mapping.Field;
import io.amends.history.mapping.FieldMeaning;
import io.amends.history.mapping.Mapping;
import io.amends.history.source.Row;
import io.amends.history.source.RowCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks that a row's values can be interpreted and that its event has what it takes. */
final class RequiredValues implements RowCheck {

    private static final Map<EventKind, List<Field>> REQUIRED =
            Map.ofEntries(
                    Map.entry(EventKind.MERGED, List.of(Field.LINKED_CONTACT)),
                    Map.entry(EventKind.RECURRENCE, List.of(Field.LINKED_CONTACT)),
                    Map.entry(EventKind.MESSAGE, List.of(Field.DIRECTION)),
                    Map.entry(EventKind.MESSAGE_BOUNCED, List.of(Field.MESSAGE)),
                    Map.entry(EventKind.PROMISE, List.of(Field.PROMISED)),
                    Map.entry(EventKind.SURVEY, List.of(Field.RATING)),
                    Map.entry(EventKind.FOLLOW_UP_ANSWER, List.of(Field.OUTCOME)),
                    Map.entry(EventKind.ESCALATION, List.of(Field.TYPE)),
                    Map.entry(EventKind.ESCALATION_ENDED, List.of(Field.TYPE)),
                    Map.entry(EventKind.OWNER_ABSENT, List.of(Field.ABSENT_PERSON)),
                    Map.entry(EventKind.OWNER_DEACTIVATED, List.of(Field.ABSENT_PERSON)),
                    Map.entry(
                            EventKind.COMMITMENT_WAIVED,
                            List.of(Field.TYPE, Field.COMMITMENT, Field.DUE)),
                    Map.entry(EventKind.REGULATORY_ANCHOR, List.of(Field.PRESET, Field.ANCHOR)),
                    Map.entry(EventKind.REGULATORY_STEP, List.of(Field.PRESET, Field.MILESTONE)),
                    Map.entry(EventKind.EXTENSION_NOTIFIED, List.of(Field.PRESET, Field.MILESTONE)),
                    Map.entry(EventKind.CLOCK_STOPPED, List.of(Field.PRESET, Field.BECAUSE)),
                    Map.entry(EventKind.CLOCK_RESUMED, List.of(Field.PRESET)),
                    Map.entry(EventKind.ROOT_CAUSE, List.of(Field.CAUSE)),
                    Map.entry(EventKind.CORRECTIVE_ACTION, List.of(Field.ACTION)),
                    Map.entry(EventKind.SYSTEMIC_ISSUE, List.of(Field.ISSUE_ID)));

    private final RowReaders readers;
    private final Mapping mapping;
    private final UnlistedWords words;
    private final List<List<Field>> fallible = new ArrayList<>();

    /**
     * @param words is told of words that the mapping does not list
     */
    RequiredValues(RowReaders readers, Mapping mapping, UnlistedWords words) {
        this.words = words;
        this.readers = readers;
        this.mapping = mapping;
        mapping.tables().stream()
                .flatMap(table -> table.forms().stream())
                .forEach(form -> fallible.add(fallibleOf(form.fields())));
    }

    /** Fields some value of which may be unreadable; what the mapping itself says was checked. */
    private static List<Field> fallibleOf(Map<Field, FieldMeaning> fields) {
        return fields.entrySet().stream()
                .filter(e -> e.getValue().constant() == null)
                .filter(e -> e.getValue().isVerbatim())
                .map(Map.Entry::getKey)
                .filter(RequiredValues::isFallible)
                .toList();
    }

    private static boolean isFallible(Field field) {
        return switch (field.kind()) {
            case TEXT, TEXTS, STATUS, PRIORITY, SEVERITY -> false;
            case TIER,
                    EVENT,
                    YES_NO,
                    WHOLE_NUMBER,
                    AMOUNT,
                    DATE,
                    INSTANT,
                    ACTOR,
                    DIRECTION,
                    DELIVERY,
                    PROMISE_KIND,
                    REPEAT_SOURCE,
                    OUTCOME,
                    ESCALATION_TYPE,
                    COMMITMENT,
                    PARTS,
                    ELEMENTS ->
                    true;
        };
    }

    @Override
    public @Nullable Complaint check(Row row) {
        RowReader reader = readers.of(row);
        @Nullable Complaint complaint = complaint(reader, row);
        if (complaint == null) {
            words.look(reader, row);
        }
        return complaint;
    }

    private @Nullable Complaint complaint(RowReader reader, Row row) {
        for (Field field : fallible.get(row.form())) {
            @Nullable FieldReader of = reader.reader(field);
            if (of != null && of.isUnreadable(row.cells())) {
                return complaint(reader, field, row, expected(field, mapping));
            }
        }
        @Nullable EventKind kind = (EventKind) reader.read(Field.EVENT, row);
        if (kind == null) {
            return reader.maps(Field.EVENT)
                    ? complaint(reader, Field.EVENT, row, "a value listed under event")
                    : null;
        }
        for (Field field : REQUIRED.getOrDefault(kind, List.of())) {
            if (reader.read(field, row) == null) {
                return complaint(
                        reader, field, row, field.word() + " where the event is " + kind.word());
            }
        }
        return kind == EventKind.SURVEY ? rating(reader, row) : null;
    }

    private static @Nullable Complaint rating(RowReader reader, Row row) {
        @Nullable Integer rating = reader.read(Field.RATING, row, Integer.class);
        @Nullable Integer scale = reader.read(Field.SCALE, row, Integer.class);
        int best = scale == null ? 5 : scale;
        return rating == null || (rating >= 1 && rating <= best)
                ? null
                : complaint(reader, Field.RATING, row, "a rating from 1 to " + best);
    }

    private static Complaint complaint(RowReader reader, Field field, Row row, String expected) {
        @Nullable FieldReader of = reader.reader(field);
        return of == null
                ? new Complaint("", "", expected)
                : new Complaint(
                        String.join(", ", of.meaning().columns()),
                        of.source(row.cells()),
                        expected);
    }

    static String expected(Field field, Mapping mapping) {
        List<String> words =
                switch (field.kind()) {
                    case TIER -> mapping.tiers().lowestFirst().stream().map(t -> t.name()).toList();
                    default -> field.kind().words();
                };
        if (!words.isEmpty()) {
            return "one of " + String.join(", ", words);
        }
        return switch (field.kind()) {
            case WHOLE_NUMBER -> "a whole number";
            case AMOUNT -> "an amount like 1200.50";
            case DATE -> "a date";
            default -> "an instant";
        };
    }
}
