package io.amends.history.vendor;

import io.amends.history.json.Item;
import io.amends.history.source.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a shape tells of some items, one line a record. */
final class Told implements Telling {

    private static final List<String> COLUMNS =
            List.of(
                    "contact",
                    "at",
                    "kind",
                    "field",
                    "value",
                    "id",
                    "by",
                    "role",
                    "public",
                    "private",
                    "incoming",
                    "reached",
                    "linked",
                    "score",
                    "rating",
                    "account",
                    "name",
                    "text");

    private final List<String> lines = new ArrayList<>();

    /** Learns all items, then tells all of them. */
    static List<String> by(Shape shape, String... json) {
        List<Item> items = new ArrayList<>();
        for (String one : json) {
            int colon = one.indexOf(":{");
            String collection = colon < 0 || one.startsWith("{") ? "" : one.substring(0, colon);
            JsonNode value =
                    JsonMapper.shared()
                            .readTree(one.substring(collection.isEmpty() ? 0 : colon + 1));
            items.add(new Item(collection, (ObjectNode) asRead(value), "/" + items.size(), 1));
        }
        Directory directory = new Directory();
        items.forEach(item -> shape.learn(item, directory));
        Told told = new Told();
        items.forEach(item -> shape.tell(item, directory, told));
        return List.copyOf(told.lines);
    }

    /** As the reader gives it: texts for scalars. */
    private static JsonNode asRead(JsonNode value) {
        if (value.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            value.propertyStream()
                    .forEach(member -> object.set(member.getKey(), asRead(member.getValue())));
            return object;
        }
        if (value.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            value.valueStream().forEach(v -> list.add(asRead(v)));
            return list;
        }
        return value.isNull() ? value : JsonNodeFactory.instance.stringNode(value.asString());
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    private void line(String kind, Cells cells) {
        TreeMap<Integer, String> parts = new TreeMap<>();
        for (int i = 0; i < COLUMNS.size(); i++) {
            String value = cells.value(COLUMNS.get(i));
            if (!value.isEmpty()) {
                parts.put(i, COLUMNS.get(i) + "=" + value);
            }
        }
        lines.add(kind + " " + String.join(" ", parts.values()));
    }

    @Override
    public void event(Cells cells) {
        line("event", cells);
    }

    @Override
    public void change(Cells cells) {
        line("change", cells);
    }

    @Override
    public void account(Cells cells) {
        line("account", cells);
    }

    @Override
    public void reject(Reason reason, String column, String value, String expected) {
        lines.add("reject " + reason.code() + " " + column + "=" + value);
    }

    @Override
    public void at(String path) {}
}
