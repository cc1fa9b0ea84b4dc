package io.amends.history.json;

import io.amends.history.source.Encoding;
import io.amends.history.source.Reason;
import io.amends.history.source.RefusedInput;
import io.amends.history.source.Rejection;
import io.amends.history.source.SourceBytes;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the objects of a JSON file (RFC 8259) one by one. A file may be a list of objects, an object
 * a line, or pages of an API: objects that hold the lists asked for. Only one object is in memory at
 * a time.
 */
public final class JsonItems {

    /** Of one text; a parser holds it whole. */
    static final int LONGEST_TEXT = 16 * 1024 * 1024;

    /** Beyond it a file is refused: nothing is kept so deep, but the way back is remembered. */
    static final int DEEPEST = 10_000;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxStringLength(LONGEST_TEXT)
                                    .maxNestingDepth(DEEPEST)
                                    .build())
                    .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                    .build();

    private final SourceBytes bytes;
    private final Set<String> collections;
    private final ItemSink sink;
    private final JsonParser parser;
    private long items;

    private JsonItems(
            SourceBytes bytes, Set<String> collections, ItemSink sink, JsonParser parser) {
        this.bytes = bytes;
        this.collections = collections;
        this.sink = sink;
        this.parser = parser;
    }

    /**
     * Reads a file to its end.
     *
     * @param collections the names of lists whose objects are items of their own
     * @return how many items there were, faulty ones among them
     * @throws RefusedInput when it is no JSON or breaks off, naming line and column
     */
    public static long read(SourceBytes bytes, Set<String> collections, ItemSink sink) {
        Encoding encoding = Encoding.of(bytes.head());
        try (JsonParser parser =
                FACTORY.createParser(ObjectReadContext.empty(), encoding.reader(bytes.content()))) {
            JsonItems reading = new JsonItems(bytes, collections, sink, parser);
            try {
                reading.documents();
            } catch (JacksonIOException broken) {
                @Nullable IOException cause = broken.getCause();
                throw cause != null
                        ? SourceBytes.refused(bytes.path(), reading.place(), cause)
                        : reading.refused(broken);
            } catch (JacksonException notJson) {
                throw reading.refused(notJson);
            }
            return reading.items;
        } catch (IOException broken) {
            throw SourceBytes.refused(bytes.path(), "at its beginning", broken);
        }
    }

    private void documents() {
        JsonToken token = parser.nextToken();
        for (long document = 0; token != null; document++) {
            // A single document needs no number; of several, the first has none either.
            String pointer = document == 0 ? "" : "/" + document;
            if (token == JsonToken.START_ARRAY) {
                list("", pointer, true);
            } else {
                item("", pointer, true);
            }
            token = parser.nextToken();
        }
    }

    private void list(String collection, String pointer, boolean mayBePages) {
        long index = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            item(collection, pointer + "/" + index++, mayBePages);
        }
    }

    private void item(String collection, String pointer, boolean mayBePage) {
        long line = line();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            items++;
            String value = parser.currentToken().isScalarValue() ? parser.getString() : "a list";
            parser.skipChildren();
            sink.fault(pointer, line, Reason.UNKNOWN_SHAPE, value, "an object");
            return;
        }
        ItemTree tree = new ItemTree();
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        boolean page = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (mayBePage && isList(name, object)) {
                page = true;
                list(name, pointer + "/" + name, false);
                continue;
            }
            JsonNode value = tree.read(parser);
            if (object.has(name)) {
                tree.fail(Reason.DUPLICATE_KEY, name);
            } else if (tree.fault() == null) {
                object.set(name, value);
            }
        }
        if (!page) {
            give(new Item(collection, object, pointer, line), tree);
        }
    }

    /** A list of items: known by name, and in an object that is not itself one, which has an id. */
    private boolean isList(String name, ObjectNode before) {
        return parser.currentToken() == JsonToken.START_ARRAY
                && collections.contains(name)
                && !before.has("id")
                && !before.has("key");
    }

    private void give(Item item, ItemTree tree) {
        items++;
        Reason fault = tree.fault();
        if (fault == null) {
            sink.take(item);
        } else {
            sink.fault(item.pointer(), item.line(), fault, tree.faulty(), tree.expected());
        }
    }

    private long line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private String place() {
        return "line " + line();
    }

    private RefusedInput refused(JacksonException notJson) {
        var at = notJson.getLocation();
        String place =
                at == null ? place() : "line " + at.getLineNr() + ", column " + at.getColumnNr();
        String why = Optional.ofNullable(notJson.getOriginalMessage()).orElse("");
        return new RefusedInput(
                bytes.path() + ", " + place + ": not well-formed JSON: " + Rejection.shown(why),
                notJson);
    }
}
