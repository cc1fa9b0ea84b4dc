package io.amends.history.vendor;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads members of items, all of which are texts, objects, lists or null. */
final class Read {

    private static final int DIGITS_OF_SECONDS = 10;
    private static final int DIGITS_OF_MILLISECONDS = 13;

    private Read() {}

    /** The text at a path; empty where there is none. */
    static String text(JsonNode from, String... path) {
        JsonNode at = from;
        for (String name : path) {
            at = at.path(name);
        }
        return at.isString() ? at.asString() : "";
    }

    /** The first of several members that has a text. */
    static String first(JsonNode from, String... names) {
        for (String name : names) {
            String text = text(from, name);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    static boolean says(JsonNode from, String name, String value) {
        return text(from, name).equals(value);
    }

    /** The items of a list; none where it is no list. */
    static List<JsonNode> list(JsonNode from, String... path) {
        JsonNode at = from;
        for (String name : path) {
            at = at.path(name);
        }
        return at.isArray() ? at.valueStream().toList() : List.of();
    }

    /** The texts of a list, or one text, with {@code |} between them. */
    static String joined(JsonNode value) {
        if (!value.isArray()) {
            return value.isString() ? value.asString() : "";
        }
        return String.join(
                "|",
                value.valueStream().filter(JsonNode::isString).map(JsonNode::asString).toList());
    }

    /**
     * An instant as ISO 8601 has it; seconds and milliseconds since 1970, which some exports mix in,
     * are told by their ten and thirteen digits (2001 to 2286). Anything else is left as it is.
     */
    static String instant(String written) {
        if (written.length() != DIGITS_OF_SECONDS && written.length() != DIGITS_OF_MILLISECONDS) {
            return written;
        }
        for (int i = 0; i < written.length(); i++) {
            if (written.charAt(i) < '0' || written.charAt(i) > '9') {
                return written;
            }
        }
        long number = Long.parseLong(written);
        return (written.length() == DIGITS_OF_SECONDS
                        ? Instant.ofEpochSecond(number)
                        : Instant.ofEpochMilli(number))
                .toString();
    }

    static String instant(JsonNode from, String name) {
        return instant(text(from, name));
    }
}
