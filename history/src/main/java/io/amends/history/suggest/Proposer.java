package io.amends.history.suggest;

import io.amends.history.mapping.Table;
import io.amends.history.source.FileFormat;
import io.amends.history.suggest.TableShape.Rows;
import java.util.List;
import java.util.Locale;

/** Proposes the mapping of one file nobody has described: its shape, then what follows from that. */
final class Proposer {

    private final TableDraft table;

    private Proposer(TableDraft table) {
        this.table = table;
    }

    /**
     * @throws RefusedInput when no column can be the contact's id or no column holds instants
     */
    static Draft of(Sample sample, String name, List<Sample> beside) {
        Draft draft = new Draft();
        TableDraft main = TableDraft.of(Table.MAIN, sample, draft);
        draft.put("mapping", name);
        draft.put("version", 1);
        draft.put("format", sample.format().name().toLowerCase(Locale.ROOT));
        new Proposer(main).propose();
        new Beside(draft, main).propose(beside);
        return draft;
    }

    /** A table of its own, with what it says of the whole mapping. */
    static void propose(TableDraft table) {
        new Proposer(table).propose();
    }

    private void propose() {
        table.draft()
                .propose(
                        table.path("rows"),
                        table.shape().rows().name().toLowerCase(Locale.ROOT),
                        Confidence.SURE,
                        Why.of(
                                "rows." + table.shape().rows().name().toLowerCase(Locale.ROOT),
                                table.sample().rows().size(),
                                table.contacts().size()));
        contact();
        switch (table.shape().rows()) {
            case EVENTS -> events();
            case CONTACTS -> new TicketsProposal(table).propose();
            case HISTORY ->
                    new HistoryProposal(table).propose(table.shape().changed().orElseThrow());
        }
        leftOver();
    }

    /** Beside another table rows with a text, of which nothing says what happened, are messages. */
    private void events() {
        MessagesProposal messages = new MessagesProposal(table);
        if (messages.isOne()) {
            messages.propose();
        } else {
            new EventsProposal(table).propose();
        }
    }

    private void contact() {
        Column contact = table.use(table.shape().contact());
        table.draft()
                .propose(
                        table.path("contact"),
                        contact.name(),
                        table.shape().score() >= 70 || table.sample().format() == FileFormat.XES
                                ? Confidence.SURE
                                : Confidence.UNSURE,
                        table.shape().score() >= 70
                                ? Why.of("header", contact.name())
                                : Why.of("values.contact", contact.name(), contact.distinct()));
    }

    /** Columns that stay the same over a contact and to which nothing was found: somebody may know. */
    private void leftOver() {
        if (table.shape().rows() == Rows.HISTORY) {
            return;
        }
        List<String> left =
                table.free().stream()
                        .filter(c -> !c.isInstant() && !c.isText() && !c.isBlank())
                        .filter(
                                c ->
                                        c.distinct() > 1
                                                && c.distinct() <= 0.5 * table.contacts().size())
                        .filter(c -> table.contacts().constancy(c) > 0.9)
                        .map(Column::name)
                        .toList();
        if (!left.isEmpty()) {
            table.draft()
                    .ask(
                            table.path("fields"),
                            Why.of("ask.left-over", String.join(", ", left)),
                            List.of());
        }
    }
}
