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
    static Draft of(Sample sample, String name) {
        Draft draft = new Draft();
        Proposer proposer = new Proposer(TableDraft.of(Table.MAIN, sample, draft));
        proposer.propose(name);
        return draft;
    }

    private void propose(String name) {
        table.draft().put("mapping", name);
        table.draft().put("version", 1);
        table.draft().put("format", table.sample().format().name().toLowerCase(Locale.ROOT));
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
            case EVENTS -> new EventsProposal(table).propose();
            case CONTACTS -> new TicketsProposal(table).propose();
            case HISTORY ->
                    new HistoryProposal(table).propose(table.shape().changed().orElseThrow());
        }
        leftOver();
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
