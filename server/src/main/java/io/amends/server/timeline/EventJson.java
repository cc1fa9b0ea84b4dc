package io.amends.server.timeline;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.amends.core.timeline.Event;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/**
 * Events as JSON, {@code {"event":"message-to-customer", …}}: the record's components under their
 * names, instants in ISO 8601, what is absent left out. Kinds are the events' names in kebab case.
 */
public final class EventJson {

    private static final JsonMapper JSON = knowing(JsonMapper.builder()).build();
    private static final ClassValue<String> KIND_OF =
            new ClassValue<>() {
                @Override
                protected String computeValue(Class<?> kind) {
                    return kindOf(kind);
                }
            };
    private static final ObjectWriter WRITER = JSON.writerFor(Event.class);
    private static final ObjectReader READER = JSON.readerFor(Event.class);

    private EventJson() {}

    @JsonTypeInfo(
            use = JsonTypeInfo.Id.NAME,
            include = JsonTypeInfo.As.PROPERTY,
            property = "event")
    private interface ByKind {}

    /** Teaches a mapper to know events by their kinds. */
    public static JsonMapper.Builder knowing(JsonMapper.Builder mapper) {
        return mapper.addMixIn(Event.class, ByKind.class)
                .registerSubtypes(
                        kinds().map(kind -> new NamedType(kind, kindOf(kind)))
                                .toArray(NamedType[]::new))
                // Components only: what a fact can answer beyond them is derived.
                .changeDefaultVisibility(
                        visible ->
                                visible.withGetterVisibility(Visibility.NONE)
                                        .withIsGetterVisibility(Visibility.NONE)
                                        .withFieldVisibility(Visibility.ANY))
                .changeDefaultPropertyInclusion(
                        inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL));
    }

    public static String write(Event event) {
        return WRITER.writeValueAsString(event);
    }

    public static Event read(String json) {
        return READER.readValue(json);
    }

    /** Such as {@code message-to-customer}. */
    public static String kindOf(Event event) {
        return KIND_OF.get(event.getClass());
    }

    private static String kindOf(Class<?> kind) {
        return kind.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** The names of all kinds. */
    public static Set<String> kindNames() {
        return kinds().map(EventJson::kindOf).collect(Collectors.toUnmodifiableSet());
    }

    /** Every kind of event there is: the leaves of the sealed hierarchy. */
    static Stream<Class<?>> kinds() {
        return leaves(Event.class).distinct();
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Stream.of(Objects.requireNonNull(type.getPermittedSubclasses()))
                        .flatMap(EventJson::leaves);
    }
}
