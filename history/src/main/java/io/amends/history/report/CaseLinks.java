package io.amends.history.report;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.failure.FailureMode;
import io.amends.core.failure.Strength;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where things lead: to a drawing on the same page, to the rows behind a figure, or nowhere. */
final class CaseLinks {

    private final Map<String, String> anchors = new HashMap<>();
    private final @Nullable ReportLinks rows;

    private CaseLinks(@Nullable ReportLinks rows) {
        this.rows = rows;
    }

    static CaseLinks within(List<Report.Drawing> drawn) {
        CaseLinks links = new CaseLinks(null);
        for (int i = 0; i < drawn.size(); i++) {
            links.anchors.putIfAbsent(drawn.get(i).contact(), "#case-" + (i + 1));
        }
        return links;
    }

    static CaseLinks to(ReportLinks rows) {
        return new CaseLinks(rows);
    }

    /** The contact's id, as a link where there is something to link to. */
    void write(Page page, String contact) {
        String to = rows == null ? anchors.get(contact) : rows.contact(contact);
        page.leaf(to == null ? "span" : "a", contact, "class", "id", "href", to);
    }

    @Nullable String found(FailureMode mode, Strength strength) {
        return rows == null ? null : rows.found(mode, strength);
    }

    /**
     * @param count of the commitments behind the link; none leads nowhere
     */
    @Nullable String owed(CommitmentKind kind, String verdict, long count) {
        return rows == null || count == 0 ? null : rows.owed(kind, verdict);
    }
}
