package io.amends.history.json;

import io.amends.history.source.Reason;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds one value from the tokens of a parser, within limits. What exceeds them, or names a member
 * twice, is read to its end all the same, but not kept.
 */
final class ItemTree {

    /** Of an object that is kept; what lies deeper cannot be a help desk's. */
    static final int DEEPEST = 64;

    /** Characters of one object: the longest conversations have some hundred thousand. */
    static final int LONGEST = 32 * 1024 * 1024;

    static final int MOST_VALUES = 500_000;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Deque<JsonNode> open = new ArrayDeque<>();
    private final Deque<String> names = new ArrayDeque<>();
    private long characters;
    private int values;
    private @Nullable Reason fault;
    private String faulty = "";

    /** Why the values read so far are not kept; null: they are. */
    @Nullable Reason fault() {
        return fault;
    }

    /** What was wrong, as it stands in the file. */
    String faulty() {
        return faulty;
    }

    String expected() {
        return switch (fault) {
            case DUPLICATE_KEY -> "each name once in an object";
            case TOO_DEEP -> "values at most " + DEEPEST + " deep";
            case null, default ->
                    "an object of at most "
                            + LONGEST
                            + " characters and "
                            + MOST_VALUES
                            + " values";
        };
    }

    /** Reads the value whose first token the parser is at. */
    JsonNode read(JsonParser parser) {
        open.clear();
        names.clear();
        @Nullable JsonNode root = null;
        String name = "";
        for (JsonToken token = parser.currentToken(); ; token = parser.nextToken()) {
            switch (token) {
                case START_OBJECT, START_ARRAY -> {
                    JsonNode made =
                            token == JsonToken.START_OBJECT ? JSON.objectNode() : JSON.arrayNode();
                    count(1);
                    add(name, made);
                    open.push(made);
                    names.push(name);
                    root = root == null ? made : root;
                    if (open.size() > DEEPEST) {
                        fail(Reason.TOO_DEEP, "");
                    }
                }
                case END_OBJECT, END_ARRAY -> {
                    open.pop();
                    names.pop();
                }
                case PROPERTY_NAME -> {
                    name = parser.currentName();
                    count(name.length());
                }
                case VALUE_NULL -> {
                    count(1);
                    add(name, JSON.nullNode());
                    root = root == null ? JSON.nullNode() : root;
                }
                default -> {
                    JsonNode text = fault == null ? text(parser) : JSON.stringNode("");
                    count(text.asString().length());
                    add(name, text);
                    root = root == null ? text : root;
                }
            }
            if (open.isEmpty() && root != null) {
                return root;
            }
        }
    }

    private static JsonNode text(JsonParser parser) {
        return JSON.stringNode(parser.getString());
    }

    private void count(long more) {
        characters += more;
        if (characters > LONGEST || ++values > MOST_VALUES) {
            fail(Reason.TOO_LONG, "");
        }
    }

    private void add(String name, JsonNode value) {
        if (fault != null) {
            return;
        }
        switch (open.peek()) {
            case ObjectNode object -> {
                if (object.has(name)) {
                    fail(Reason.DUPLICATE_KEY, name);
                } else {
                    object.set(name, value);
                }
            }
            case ArrayNode list -> list.add(value);
            case null, default -> {}
        }
    }

    void fail(Reason reason, String value) {
        if (fault == null) {
            fault = reason;
            faulty = value;
        }
    }
}
