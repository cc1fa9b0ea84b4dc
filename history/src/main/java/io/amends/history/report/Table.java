package io.amends.history.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table with a caption, header cells and columns that the page's script can sort and filter. */
final class Table {

    private final Page page;
    private boolean rowOpen;

    /**
     * Opens a table.
     *
     * @param headers keys of the column heads; a leading # marks a column of numbers
     */
    Table(Page page, Sentences say, String caption, List<String> headers) {
        this.page = page;
        page.in("div", "class", "scroll", "tabindex", "0", "role", "group", "aria-label", caption);
        page.in("table", "data-sortable", "").leaf("caption", caption);
        page.in("thead").in("tr");
        for (String header : headers) {
            if (header.equals("forest")) {
                forest(say);
                continue;
            }
            boolean number = header.startsWith("#");
            String words = say.say("column." + (number ? header.substring(1) : header));
            page.leaf("th", words, "scope", "col", "class", number ? "n" : null);
        }
        page.out().out().in("tbody");
    }

    /** The head of a column of ratios is their axis. */
    private void forest(Sentences say) {
        page.in("th", "scope", "col", "class", "forest", "data-plain", "");
        page.leaf("span", say.say("column.forest"), "class", "sr");
        RatioMark.axis(page);
        page.out();
    }

    /** A row; its first cell heads it. */
    Table row(@Nullable String cssClass) {
        endRow();
        page.in("tr", "class", cssClass);
        rowOpen = true;
        return this;
    }

    Table head(String text) {
        page.leaf("th", text, "scope", "row");
        return this;
    }

    Table cell(String text) {
        page.leaf("td", text);
        return this;
    }

    /**
     * A number as shown and as sorted.
     *
     * @param value null sorts last and shows as a dash
     */
    Table number(String text, @Nullable Double value) {
        page.leaf("td", text, "class", "n", "data-v", value == null ? null : value.toString());
        return this;
    }

    Table count(Sentences say, long count) {
        return number(say.count(count), (double) count);
    }

    /**
     * @param to where the counted rows are, if anywhere
     */
    Table count(Sentences say, long count, @Nullable String to) {
        if (to == null) {
            return count(say, count);
        }
        return number(say.count(count), (double) count, count, to);
    }

    /**
     * A number that leads to what it counts.
     *
     * @param count of the items, which the text need not be
     */
    Table number(String text, @Nullable Double value, long count, @Nullable String to) {
        if (to == null) {
            return number(text, value);
        }
        page.in("td", "class", "n", "data-v", value == null ? null : value.toString());
        page.leaf("a", text, "href", to, "data-count", String.valueOf(count)).out();
        return this;
    }

    /** The row's head as a contact that its page is behind. */
    Table contact(CaseLinks links, String contact) {
        page.in("th", "scope", "row");
        links.write(page, contact);
        page.out();
        return this;
    }

    void end() {
        endRow();
        page.out().out().out();
    }

    private void endRow() {
        if (rowOpen) {
            page.out();
            rowOpen = false;
        }
    }
}
