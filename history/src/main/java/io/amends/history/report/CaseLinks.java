package io.amends.history.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the drawing of a contact stands on the page, if it is drawn. */
final class CaseLinks {

    private final Map<String, String> anchors = new HashMap<>();

    CaseLinks(List<Report.Drawing> drawn) {
        for (int i = 0; i < drawn.size(); i++) {
            anchors.putIfAbsent(drawn.get(i).contact(), "case-" + (i + 1));
        }
    }

    /** The contact's id, as a link where there is something to link to. */
    void write(Page page, String contact) {
        String anchor = anchors.get(contact);
        if (anchor == null) {
            page.leaf("span", contact, "class", "id");
        } else {
            page.leaf("a", contact, "class", "id", "href", "#" + anchor);
        }
    }
}
