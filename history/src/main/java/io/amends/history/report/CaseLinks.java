package io.amends.history.report;

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

    /** Leads nowhere, as on paper. */
    static CaseLinks none() {
        return new CaseLinks(null);
    }

    static CaseLinks to(ReportLinks rows) {
        return new CaseLinks(rows);
    }

    /** The contact's id, as a link where there is something to link to. */
    void write(Page page, String contact) {
        String to = rows == null ? anchors.get(contact) : rows.contact(contact);
        page.leaf(to == null ? "span" : "a", contact, "class", "id", "href", to);
    }

    /** Whether figures lead to what they count. */
    boolean toRows() {
        return rows != null;
    }

    /**
     * @param count of the items behind the link; none leads nowhere
     */
    @Nullable String list(@Nullable Items items, long count) {
        return rows == null || items == null || count == 0 ? null : rows.list(items);
    }
}
