package io.amends.history.suggest;

import io.amends.history.mapping.EventKind;
import io.amends.history.mapping.Field;
import io.amends.history.mapping.Table;
import io.amends.history.suggest.Candidates.Candidate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A table beside the main one with what was written, one row per message or note. */
final class MessagesProposal {

    private static final Set<Field> OF_MESSAGES =
            EnumSet.of(
                    Field.MESSAGE,
                    Field.DIRECTION,
                    Field.TEXT_BODY,
                    Field.ACTOR,
                    Field.ACTOR_PERSON,
                    Field.CHANNEL,
                    Field.AUTOMATIC,
                    Field.DELIVERY);

    private final TableDraft table;
    private final Map<Field, Candidate> fields;

    MessagesProposal(TableDraft table) {
        this.table = table;
        this.fields = table.candidates().best(table.free(), OF_MESSAGES);
    }

    /** Whether it has texts, and no column says what happened. */
    boolean isOne() {
        return !table.path("").startsWith("tables." + Table.MAIN + ".")
                && fields.containsKey(Field.TEXT_BODY)
                && Events.among(table.free().stream().filter(c -> !isDirection(c)).toList())
                        .column()
                        .isEmpty();
    }

    /** Which may be taken for events: who writes to whom says what happened. */
    private boolean isDirection(Column column) {
        return Candidates.column(fields, Field.DIRECTION).filter(column::equals).isPresent();
    }

    void propose() {
        new InstantsProposal(table).occurred();
        boolean directed = fields.containsKey(Field.DIRECTION);
        EventKind kind = directed ? EventKind.MESSAGE : EventKind.NOTE_WRITTEN;
        table.draft()
                .propose(
                        table.path("event"),
                        kind.word(),
                        directed ? Confidence.SURE : Confidence.UNSURE,
                        Why.of(directed ? "messages" : "messages.undirected"));
        if (!directed) {
            table.draft()
                    .ask(
                            table.path("event"),
                            Why.of("ask.direction", table.sample().file()),
                            List.of(
                                    EventKind.MESSAGE_TO_CUSTOMER.word(),
                                    EventKind.CUSTOMER_MESSAGE.word()));
            fields.keySet().retainAll(EnumSet.of(Field.TEXT_BODY, Field.ACTOR, Field.ACTOR_PERSON));
        }
        FieldsProposal put = new FieldsProposal(table);
        fields.values().forEach(found -> put.put(table.path("fields."), found));
    }
}
