package io.amends.server.pages;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** What a field offers to choose, as markup for {@code ready:markup}: lists of people grow long. */
public final class Selection {

    /**
     * @param offered what is sent, and what it is called
     * @param chosen what is sent of the one that stands there
     */
    public String of(Map<String, String> offered, @Nullable Object chosen) {
        String marked = Objects.toString(chosen, "");
        StringBuilder options = new StringBuilder(offered.size() * 80);
        offered.forEach(
                (value, name) ->
                        options.append("<option value=\"")
                                .append(HtmlUtils.htmlEscape(value))
                                .append(value.equals(marked) ? "\" selected=\"selected\">" : "\">")
                                .append(HtmlUtils.htmlEscape(name))
                                .append("</option>"));
        return options.toString();
    }
}
