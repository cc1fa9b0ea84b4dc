package io.amends.history.assembly;

import io.amends.core.routing.Tier;
import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.Severity;
import io.amends.core.timeline.TeamId;
import io.amends.history.assembly.Interpreter.Handler;
import io.amends.history.assembly.Interpreter.Priority;
import io.amends.history.mapping.Field;
import io.amends.history.mapping.Mapping;
import io.amends.history.mapping.Statuses.Status;
import io.amends.history.source.Row;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is stated of a contact's state and description as of its rows so far. */
final class Stated {

    private final Mapping mapping;
    private final @Nullable String[] description =
            new @Nullable String[Field.OF_DESCRIPTION.size()];
    @Nullable Handler person;
    @Nullable TeamId team;
    @Nullable Tier tier;
    @Nullable Status status;
    @Nullable Priority priority;
    @Nullable Severity severity;
    boolean described;
    boolean unlisted;

    Stated(Mapping mapping) {
        this.mapping = mapping;
    }

    /** Takes over what the row states. */
    void take(RowReader reader, Row row) {
        if (reader.isHistory()) {
            for (Field field : reader.changed(row)) {
                take(field, reader, row, true);
            }
            return;
        }
        for (Field field : Field.OF_STATE) {
            if (reader.maps(field)) {
                take(field, reader, row, false);
            }
        }
        for (Field field : Field.OF_DESCRIPTION) {
            if (reader.maps(field)) {
                take(field, reader, row, false);
            }
        }
    }

    /**
     * Takes what held from the beginning: of a field that no row states, what its first change changed
     * it from.
     */
    void takeBefore(RowReaders readers, List<Row> ordered) {
        Set<Field> told = EnumSet.noneOf(Field.class);
        for (Row row : ordered) {
            RowReader reader = readers.of(row);
            if (!reader.isHistory()) {
                Stream.of(Field.OF_STATE, Field.OF_DESCRIPTION)
                        .flatMap(List::stream)
                        .filter(field -> reader.read(field, row) != null)
                        .forEach(told::add);
                continue;
            }
            for (Field field : reader.changed(row)) {
                if (told.add(field)) {
                    set(field, reader, reader.readBefore(field, row));
                }
            }
        }
    }

    private void take(Field field, RowReader reader, Row row, boolean change) {
        @Nullable Object value = reader.read(field, row);
        if (value == null) {
            if (change ? reader.isEmpty(field, row) : reader.statesNone(field, row)) {
                clear(field);
            }
            unlisted |= reader.isUnlisted(field, row);
            return;
        }
        set(field, reader, value);
    }

    private void set(Field field, RowReader reader, @Nullable Object value) {
        if (value == null) {
            return;
        }
        switch (field) {
            case PERSON -> person = (Handler) value;
            case TEAM -> team = (TeamId) value;
            case TIER -> tier = (Tier) value;
            case STATUS -> status = (Status) value;
            case PRIORITY -> take((Priority) value, reader);
            case SEVERITY -> severity = (Severity) value;
            default -> describe(field, (String) value);
        }
    }

    /** Where the mapping ranks severities by priority word, the priority states the severity. */
    private void take(Priority stated, RowReader reader) {
        priority = stated;
        @Nullable Severity implied = mapping.severities().get(stated.label());
        if (implied != null && !reader.maps(Field.SEVERITY)) {
            severity = implied;
        }
    }

    /** Nobody and no team are facts; that a tier, a status or a description goes is not. */
    private void clear(Field field) {
        if (field == Field.PERSON) {
            person = null;
        } else if (field == Field.TEAM) {
            team = null;
        }
    }

    private void describe(Field field, String value) {
        int index = Field.OF_DESCRIPTION.indexOf(field);
        if (!value.equals(description[index])) {
            description[index] = value;
            described = true;
        }
    }

    @Nullable AccountId account() {
        @Nullable String id = description[0];
        return id == null ? null : new AccountId(id);
    }

    /** Everything that was described so far. */
    Description description() {
        return new Description(
                account(),
                description[1],
                description[2],
                description[3],
                description[4],
                description[5],
                description[6],
                description[7],
                description[8]);
    }

    boolean isHeldAs(@Nullable Handler handler, @Nullable TeamId by, @Nullable Tier on) {
        return Objects.equals(person, handler)
                && Objects.equals(team, by)
                && Objects.equals(tier, on);
    }
}
