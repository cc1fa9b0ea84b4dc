package io.amends.history.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Writes markup. Whatever comes from a source is text or an attribute's value, and both are always
 * escaped; only {@link #trusted} is not, and it takes our own style and script.
 */
final class Page {

    private final Writer out;
    private final Deque<String> open = new ArrayDeque<>();

    Page(Writer out) {
        this.out = out;
    }

    /**
     * Opens an element.
     *
     * @param attributes names and values in turn; a null value leaves the attribute out, an empty
     *     one writes the bare name
     */
    Page in(String element, @Nullable String... attributes) {
        start(element, attributes).put(">");
        open.push(element);
        return this;
    }

    /** Closes the element opened last. */
    Page out() {
        return put("</").put(open.pop()).put(">");
    }

    /** An element that holds only text. */
    Page leaf(String element, String text, @Nullable String... attributes) {
        return in(element, attributes).text(text).out();
    }

    /** An element without content, in a form that both HTML and SVG close. */
    Page empty(String element, @Nullable String... attributes) {
        return start(element, attributes).put("/>");
    }

    Page text(String text) {
        return put(escaped(text));
    }

    /** Our own style or script, as it is. */
    Page trusted(String ours) {
        return put(ours);
    }

    private Page start(String element, @Nullable String... attributes) {
        put("<").put(element);
        for (int i = 0; i < attributes.length; i += 2) {
            String value = attributes[i + 1];
            if (value != null) {
                put(" ").put(String.valueOf(attributes[i]));
                if (!value.isEmpty()) {
                    put("=\"").put(escaped(value)).put("\"");
                }
            }
        }
        return this;
    }

    /**
     * Text that no parser takes for markup, and that cannot reorder or hide what stands around it:
     * control and bidirectional formatting characters become visible stand-ins.
     */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                case '`' -> safe.append("&#96;");
                case '\u2028', '\u2029' -> safe.append('\n');
                default -> safe.append(mustNotAppear(text, i) ? '\uFFFD' : c);
            }
        }
        return safe.toString();
    }

    private static boolean mustNotAppear(String text, int i) {
        char c = text.charAt(i);
        boolean control = (c < ' ' && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F);
        boolean reorders = (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
        return control || reorders || isLoneSurrogate(text, i);
    }

    private static boolean isLoneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c)
                && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }

    private Page put(String markup) {
        try {
            out.write(markup);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }
}
