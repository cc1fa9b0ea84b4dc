package io.amends.history.vendor;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What people read of a body: the words without their markup. */
final class PlainText {

    private static final Map<String, String> ENTITIES =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");
    private static final int LONGEST_ENTITY = 8;

    private PlainText() {}

    /** Of HTML, in one pass and without a parser: nothing in it is followed or run. */
    static String ofHtml(String html) {
        StringBuilder text = new StringBuilder(html.length());
        int lastTagEnd = html.lastIndexOf('>');
        for (int i = 0; i < html.length(); i++) {
            char c = html.charAt(i);
            if (c == '<' && i < lastTagEnd && startsTag(html, i)) {
                separate(text, breaks(html, i));
                i = html.indexOf('>', i);
                continue;
            }
            int end = c == '&' ? entityEnd(html, i) : -1;
            if (end > 0) {
                text.append(entity(html.substring(i + 1, end)));
                i = end;
            } else {
                text.append(c);
            }
        }
        return text.toString().strip();
    }

    private static int entityEnd(String html, int from) {
        int last = Math.min(html.length(), from + LONGEST_ENTITY);
        for (int i = from + 1; i < last; i++) {
            if (html.charAt(i) == ';') {
                return i;
            }
        }
        return -1;
    }

    private static boolean startsTag(String html, int at) {
        char next = at + 1 < html.length() ? html.charAt(at + 1) : ' ';
        return next == '/' || next == '!' || Character.isLetter(next);
    }

    /** Whether a tag ends a line: paragraphs, breaks, blocks and list items. */
    private static boolean breaks(String html, int at) {
        int name = html.charAt(at + 1) == '/' ? at + 2 : at + 1;
        for (String block : new String[] {"p", "br", "div", "li", "tr", "h1", "h2", "h3"}) {
            int end = name + block.length();
            if (html.regionMatches(true, name, block, 0, block.length())
                    && (end >= html.length() || !Character.isLetterOrDigit(html.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private static void separate(StringBuilder text, boolean line) {
        if (line && !text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }

    private static String entity(String name) {
        String known = ENTITIES.get(name);
        if (known != null) {
            return known;
        }
        try {
            int code =
                    name.startsWith("#x")
                            ? Integer.parseInt(name.substring(2), 16)
                            : name.startsWith("#") ? Integer.parseInt(name.substring(1)) : 0;
            return code > 0 ? Character.toString(code) : "&" + name + ";";
        } catch (IllegalArgumentException noCharacter) {
            return "&" + name + ";";
        }
    }

    /** Of Atlassian's document format, or of a plain text. */
    static String ofDocument(JsonNode body) {
        if (body.isString()) {
            return body.asString();
        }
        StringBuilder text = new StringBuilder();
        append(body, text);
        return text.toString().strip();
    }

    /** Recursion ends: an item is at most some dozens of levels deep. */
    private static void append(JsonNode node, StringBuilder text) {
        switch (Read.text(node, "type")) {
            case "text" -> text.append(Read.text(node, "text"));
            case "hardBreak" -> text.append('\n');
            case "mention", "emoji" -> text.append(Read.text(node, "attrs", "text"));
            case "inlineCard" -> text.append(Read.text(node, "attrs", "url"));
            case "paragraph", "heading", "listItem", "codeBlock", "blockquote" ->
                    separate(text, true);
            default -> {}
        }
        Read.list(node, "content").forEach(child -> append(child, text));
    }
}
