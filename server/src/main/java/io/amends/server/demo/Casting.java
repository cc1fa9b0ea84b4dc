package io.amends.server.demo;

import io.amends.core.timeline.Event;
import io.amends.server.timeline.EventJson;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Who plays whom: the example's people go by their names, the service's by their numbers. Whatever an
 * event says that is exactly somebody's name becomes their number.
 *
 * @param numbers by name
 */
record Casting(Map<String, String> numbers) {

    private static final JsonMapper JSON = new JsonMapper();

    Casting {
        numbers = Map.copyOf(numbers);
    }

    List<Event> cast(List<Event> story) {
        return story.stream().map(this::cast).toList();
    }

    private Event cast(Event event) {
        JsonNode told = JSON.readTree(EventJson.write(event));
        return EventJson.read(JSON.writeValueAsString(cast(told)));
    }

    private JsonNode cast(JsonNode told) {
        return switch (told) {
            case ObjectNode object -> {
                object.propertyNames().stream()
                        .toList()
                        .forEach(name -> object.set(name, cast(object.get(name))));
                yield object;
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, cast(array.get(i)));
                }
                yield array;
            }
            case StringNode text ->
                    StringNode.valueOf(
                            numbers.getOrDefault(text.stringValue(), text.stringValue()));
            default -> told;
        };
    }
}
