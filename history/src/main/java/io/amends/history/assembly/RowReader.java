package io.amends.history.assembly;

import io.amends.core.timeline.Actor;
import io.amends.history.assembly.Interpreter.Handler;
import io.amends.history.mapping.Direction;
import io.amends.history.mapping.EventKind;
import io.amends.history.mapping.Field;
import io.amends.history.mapping.FieldMeaning;
import io.amends.history.mapping.Form;
import io.amends.history.source.Row;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the fields of rows of one form. Not thread-safe. */
final class RowReader {

    private static final Set<EventKind> CUSTOMERS =
            Set.of(
                    EventKind.CUSTOMER_MESSAGE,
                    EventKind.CUSTOMER_REPEATED,
                    EventKind.SURVEY,
                    EventKind.FOLLOW_UP_ANSWER);

    private final Form form;
    private final @Nullable FieldReader[] readers =
            new @Nullable FieldReader[Field.values().length];
    private final Map<Field, FieldReader> before = new EnumMap<>(Field.class);
    private final int changedField;
    private final boolean maySayOpened;

    RowReader(Form form, Interpreter interpreter) {
        this.form = form;
        form.fields()
                .forEach(
                        (field, meaning) ->
                                readers[field.ordinal()] =
                                        new FieldReader(
                                                field, meaning, form.columns(), interpreter));
        Form.@Nullable History history = form.history();
        this.changedField = history == null ? -1 : form.columns().indexOf(history.field());
        if (history != null && history.previous() != null) {
            for (Field field : history.changing()) {
                FieldMeaning now = Objects.requireNonNull(form.fields().get(field));
                FieldMeaning then = now.of(now.columns().stream().map(history::before).toList());
                before.put(field, new FieldReader(field, then, form.columns(), interpreter));
            }
        }
        @Nullable FieldReader event = readers[Field.EVENT.ordinal()];
        this.maySayOpened = event != null && event.canBe(EventKind.OPENED.word());
    }

    Form form() {
        return form;
    }

    /** Whether some row of this form may say that the contact was opened. */
    boolean maySayOpened() {
        return maySayOpened;
    }

    /** Whether some row of this form may tell of the kind of event. */
    boolean maySay(EventKind kind) {
        @Nullable FieldReader event = readers[Field.EVENT.ordinal()];
        return event != null && event.canBe(kind.word());
    }

    boolean isHistory() {
        return changedField >= 0;
    }

    /** The fields that a field-history row changes. */
    List<Field> changed(Row row) {
        Form.History history = Objects.requireNonNull(form.history());
        return history.names().getOrDefault(row.cells().get(changedField).strip(), List.of());
    }

    /** Whether rows say what a field changed from. */
    boolean saysBefore() {
        return !before.isEmpty();
    }

    /** What the field changed from; null: not said, or nothing. */
    @Nullable Object readBefore(Field field, Row row) {
        @Nullable FieldReader reader = before.get(field);
        return reader == null ? null : reader.read(row.cells());
    }

    @Nullable FieldReader reader(Field field) {
        return readers[field.ordinal()];
    }

    boolean maps(Field field) {
        return readers[field.ordinal()] != null;
    }

    @Nullable Object read(Field field, Row row) {
        @Nullable FieldReader reader = readers[field.ordinal()];
        return reader == null ? null : reader.read(row.cells());
    }

    boolean statesNone(Field field, Row row) {
        @Nullable FieldReader reader = readers[field.ordinal()];
        return reader != null && reader.statesNone(row.cells());
    }

    boolean isEmpty(Field field, Row row) {
        @Nullable FieldReader reader = readers[field.ordinal()];
        return reader != null && reader.source(row.cells()).isEmpty();
    }

    boolean isUnlisted(Field field, Row row) {
        @Nullable FieldReader reader = readers[field.ordinal()];
        return reader != null && reader.isUnlisted(row.cells());
    }

    <T> @Nullable T read(Field field, Row row, Class<T> type) {
        return type.cast(read(field, row));
    }

    @Nullable String text(Field field, Row row) {
        return (String) read(field, row);
    }

    @Nullable Instant instant(Field field, Row row) {
        return (Instant) read(field, row);
    }

    boolean says(Field field, Row row) {
        return Boolean.TRUE.equals(read(field, row));
    }

    /** Of what the row tells; a message is told apart by its direction. */
    EventKind kind(Row row) {
        @Nullable EventKind kind = (EventKind) read(Field.EVENT, row);
        if (kind == null) {
            return EventKind.IGNORED;
        }
        if (kind != EventKind.MESSAGE) {
            return kind;
        }
        return switch ((@Nullable Direction) read(Field.DIRECTION, row)) {
            case IN -> EventKind.CUSTOMER_MESSAGE;
            case OUT -> EventKind.MESSAGE_TO_CUSTOMER;
            case INTERNAL -> EventKind.NOTE_WRITTEN;
            case null -> EventKind.IGNORED;
        };
    }

    /** Who did it, where no field says so by the kind of thing done. */
    Actor actor(Row row, EventKind kind) {
        if (says(Field.AUTOMATIC, row)) {
            return Actor.AUTOMATION;
        }
        Actor.@Nullable Kind stated = read(Field.ACTOR, row, Actor.Kind.class);
        if (stated == Actor.Kind.CUSTOMER || (stated == null && CUSTOMERS.contains(kind))) {
            return Actor.CUSTOMER;
        }
        @Nullable Handler doer = doer(row);
        if (stated == Actor.Kind.AUTOMATION) {
            return doer == null ? Actor.AUTOMATION : new Actor(stated, doer.id());
        }
        if (doer == null) {
            return Actor.SOMEBODY;
        }
        return stated == Actor.Kind.PERSON ? Actor.person(doer.id()) : doer.actor();
    }

    private @Nullable Handler doer(Row row) {
        @Nullable Handler named = read(Field.ACTOR_PERSON, row, Handler.class);
        return named != null || isHistory() ? named : read(Field.PERSON, row, Handler.class);
    }
}
