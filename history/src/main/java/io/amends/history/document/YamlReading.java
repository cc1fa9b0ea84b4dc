package io.amends.history.document;

import io.amends.history.source.RefusedInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns YAML into JSON with the line of each entry. Depth is checked on the event stream before
 * anything recursive sees the text, and entries are counted as aliases expand, so that neither
 * nesting nor an alias bomb exhausts memory.
 */
final class YamlReading {

    private static final int MAX_DEPTH = 40;
    private static final int MAX_ENTRIES = 100_000;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String name;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Map<String, String> scalars = new HashMap<>();
    private final List<String> repeated = new ArrayList<>();
    private int entries;

    private YamlReading(String name) {
        this.name = name;
    }

    static Document of(String name, String text) {
        YamlReading reading = new YamlReading(name);
        try {
            return reading.read(text);
        } catch (MarkedYamlEngineException notYaml) {
            String line = notYaml.getProblemMark().map(m -> ":" + (m.getLine() + 1)).orElse("");
            throw new RefusedInput(
                    name + line + ": Expected YAML, but " + notYaml.getProblem() + ".", notYaml);
        } catch (YamlEngineException notYaml) {
            throw new RefusedInput(
                    name + ": Expected YAML, but " + firstLine(notYaml) + ".", notYaml);
        }
    }

    private Document read(String text) {
        LoadSettings settings =
                LoadSettings.builder()
                        .setLabel(name)
                        .setSchema(new CoreSchema())
                        .setCodePointLimit(Document.MAX_BYTES)
                        .build();
        requireShallow(new Parse(settings).parseString(text));
        Optional<Node> root = new Compose(settings).composeString(text);
        if (root.isEmpty()) {
            throw new RefusedInput(name + ": Expected a document, but it is empty.");
        }
        JsonNode json = convert(root.get(), "", 0);
        if (!repeated.isEmpty()) {
            throw new RefusedInput(repeated);
        }
        return new Document(name, json, lines, scalars);
    }

    private void requireShallow(Iterable<Event> events) {
        int depth = 0;
        for (Event event : events) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                default -> {}
            }
            if (depth > MAX_DEPTH) {
                throw new RefusedInput(
                        name
                                + event.getStartMark().map(m -> ":" + (m.getLine() + 1)).orElse("")
                                + ": Expected at most "
                                + MAX_DEPTH
                                + " levels, but there are more.");
            }
        }
    }

    private JsonNode convert(Node node, String pointer, int depth) {
        if (++entries > MAX_ENTRIES || depth > MAX_DEPTH) {
            throw new RefusedInput(
                    name
                            + ": Expected at most "
                            + MAX_ENTRIES
                            + " entries and no alias within itself, but aliases make more of them."
                            + " Write repeated parts out.");
        }
        lines.putIfAbsent(pointer, lineOf(node));
        return switch (node) {
            case MappingNode map -> convertMap(map, pointer, depth);
            case SequenceNode list -> convertList(list, pointer, depth);
            case ScalarNode scalar -> convertScalar(scalar, pointer);
            default -> throw new IllegalStateException("Unknown YAML node " + node.getNodeType());
        };
    }

    private ObjectNode convertMap(MappingNode map, String pointer, int depth) {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple tuple : map.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new RefusedInput(
                        name
                                + ":"
                                + lineOf(tuple.getKeyNode())
                                + ": Expected a plain key, but a map or list.");
            }
            String child = Document.child(pointer, key.getValue());
            if (object.has(key.getValue())) {
                repeated.add(
                        name
                                + ":"
                                + lineOf(key)
                                + ": Expected each key once, but "
                                + Wording.quoted(key.getValue())
                                + " stands on line "
                                + lines.get(child)
                                + " too. Remove one of them.");
                continue;
            }
            lines.put(child, lineOf(key));
            object.set(key.getValue(), convert(tuple.getValueNode(), child, depth + 1));
        }
        return object;
    }

    private ArrayNode convertList(SequenceNode list, String pointer, int depth) {
        ArrayNode array = JSON.arrayNode();
        int index = 0;
        for (Node item : list.getValue()) {
            array.add(convert(item, pointer + "/" + index++, depth + 1));
        }
        return array;
    }

    private JsonNode convertScalar(ScalarNode scalar, String pointer) {
        String text = scalar.getValue();
        scalars.put(pointer, text);
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode("true".equalsIgnoreCase(text));
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return number(text);
        }
        return JSON.stringNode(text);
    }

    /** A number as far as JSON knows it; what YAML knows besides (.inf, 0x1F) stays a text. */
    private static JsonNode number(String text) {
        try {
            return text.matches("[-+]?\\d{1,9}")
                    ? JSON.numberNode(Integer.parseInt(text))
                    : JSON.numberNode(Double.parseDouble(text));
        } catch (NumberFormatException other) {
            return JSON.stringNode(text);
        }
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    private static String firstLine(Exception exception) {
        return String.valueOf(exception.getMessage()).lines().findFirst().orElse("it is not");
    }
}
