package io.amends.history.suggest;

import io.amends.history.mapping.Field;
import io.amends.history.suggest.Candidates.Candidate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far a contact is: the column, a second one that says it more closely, and what its words mean. */
final class StatusProposal {

    private final TableDraft table;

    StatusProposal(TableDraft table) {
        this.table = table;
    }

    void propose(Optional<Column> found, boolean shared, Map<Field, Candidate> fields) {
        if (found.isEmpty()) {
            table.draft().ask(table.field("status"), Why.of("ask.status"), List.of());
            return;
        }
        Column status = table.use(found.orElseThrow());
        Optional<Column> sub = shared ? Optional.empty() : subStatus(status);
        Column first = sub.map(s -> s.distinct() < status.distinct() ? s : status).orElse(status);
        Optional<Column> second = sub.map(s -> first.equals(s) ? status : s);
        second.ifPresent(table::use);
        Object value = first.name();
        if (second.isPresent()) {
            Map<String, Object> columns = new LinkedHashMap<>();
            columns.put("columns", List.of(first.name(), second.orElseThrow().name()));
            columns.put("join", StatusWords.JOIN);
            value = columns;
        }
        Candidate candidate = fields.get(Field.STATUS);
        table.draft()
                .propose(
                        table.field("status"),
                        value,
                        shared || candidate == null ? Confidence.UNSURE : candidate.confidence(),
                        second.isPresent()
                                ? Why.of("status.joined", first.name(), second.orElseThrow().name())
                                : shared || candidate == null
                                        ? Why.of("status.shared", first.name())
                                        : candidate.why());
        new StatusWords(first, second, table.sample().rows(), table.contacts())
                .propose(table.draft(), Candidates.column(fields, Field.PERSON));
    }

    /** A second column with words of a status, of which each says the first: it says it more closely. */
    private Optional<Column> subStatus(Column status) {
        return table.free().stream()
                .filter(c -> !c.equals(status) && !c.isInstant() && !c.isText() && c.distinct() > 1)
                .filter(c -> c.distinct() <= 100 && c.filled() > 0.5 * status.filled())
                .filter(
                        c ->
                                c.share(Vocabulary.SHIPPED::isStatusLike) > 0.5
                                        || Vocabulary.SHIPPED.header("sub-status", c.name()) >= 85)
                .filter(
                        c ->
                                Contacts.follows(status, c, table.sample().rows()) > 0.97
                                        || Contacts.follows(c, status, table.sample().rows())
                                                > 0.97)
                .findFirst();
    }
}
