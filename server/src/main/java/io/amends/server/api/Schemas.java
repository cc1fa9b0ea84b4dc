package io.amends.server.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.TeamId;
import io.amends.server.accounts.Attribute;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schemas of what is asked and answered, read off the records themselves. */
final class Schemas {

    private static final Set<Class<?>> TEXTS =
            Set.of(String.class, AccountId.class, PersonId.class, TeamId.class, ZoneId.class);

    private final Map<String, Object> named = new TreeMap<>();

    /** All that were asked for by name so far. */
    Map<String, Object> named() {
        return named;
    }

    /** A record by its name, as a reference. */
    Map<String, Object> of(Class<?> type) {
        String name = type.getSimpleName();
        if (!named.containsKey(name)) {
            named.put(name, Map.of());
            named.put(name, object(type));
        }
        return reference(name);
    }

    static Map<String, Object> reference(String name) {
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private Map<String, Object> object(Class<?> type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            properties.put(component.getName(), property(component));
            if (isRequired(component, type)) {
                required.add(component.getName());
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    /** Constraints are on the parameter of the constructor or on the component; both are looked at. */
    private static boolean isRequired(RecordComponent component, Class<?> type) {
        return constraints(component, type)
                .anyMatch(
                        e ->
                                e.isAnnotationPresent(NotNull.class)
                                        || e.isAnnotationPresent(NotBlank.class)
                                        || e.isAnnotationPresent(NotEmpty.class)
                                        || e.isAnnotationPresent(JsonProperty.class));
    }

    private static Stream<AnnotatedElement> constraints(RecordComponent component, Class<?> type) {
        try {
            return Stream.of(
                    component, component.getAccessor(), type.getDeclaredField(component.getName()));
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object property(RecordComponent component) {
        Map<String, Object> schema = new LinkedHashMap<>(of(component.getAnnotatedType()));
        constraints(component, component.getDeclaringRecord())
                .map(e -> e.getAnnotation(Size.class))
                .filter(size -> size != null && size.max() < Integer.MAX_VALUE)
                .findFirst()
                .ifPresent(
                        size -> {
                            if ("string".equals(schema.get("type"))) {
                                schema.put("maxLength", size.max());
                            } else if ("array".equals(schema.get("type"))) {
                                schema.put("maxItems", size.max());
                            }
                        });
        return schema;
    }

    private Map<String, Object> of(AnnotatedType annotated) {
        if (annotated instanceof AnnotatedParameterizedType generic) {
            AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
            Class<?> raw = raw(generic);
            return Collection.class.isAssignableFrom(raw)
                    ? Map.of("type", "array", "items", of(arguments[0]))
                    : map(arguments);
        }
        return plain((Class<?>) annotated.getType());
    }

    private static Class<?> raw(AnnotatedParameterizedType generic) {
        return (Class<?>) ((java.lang.reflect.ParameterizedType) generic.getType()).getRawType();
    }

    private Map<String, Object> map(AnnotatedType[] arguments) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("additionalProperties", of(arguments[1]));
        if (arguments[0].getType() instanceof Class<?> key && key.isEnum()) {
            schema.put("propertyNames", plain(key));
        }
        return schema;
    }

    private Map<String, Object> plain(Class<?> type) {
        if (TEXTS.contains(type) || ZoneId.class.isAssignableFrom(type)) {
            return Map.of("type", "string");
        }
        if (type.isEnum()) {
            return Map.of(
                    "type",
                    "string",
                    "enum",
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).toList());
        }
        if (type == Instant.class || type == OffsetDateTime.class) {
            return Map.of("type", "string", "format", "date-time");
        }
        if (type == LocalDate.class) {
            return Map.of("type", "string", "format", "date");
        }
        if (type == UUID.class) {
            return Map.of("type", "string", "format", "uuid");
        }
        if (type == boolean.class || type == Boolean.class) {
            return Map.of("type", "boolean");
        }
        if (type == int.class || type == long.class || type == Integer.class) {
            return Map.of("type", "integer");
        }
        if (type == BigDecimal.class) {
            return Map.of("type", "number");
        }
        if (type == ObjectNode.class || type == Object.class) {
            return fact();
        }
        return of(type);
    }

    /** Facts have the fields of their kind beside these. */
    private Map<String, Object> fact() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("event", Map.of("type", "string", "enum", List.copyOf(FactsRead.kinds())));
        properties.put("at", Map.of("type", "string", "format", "date-time"));
        properties.put(
                "by",
                Map.of(
                        "type",
                        "string",
                        "description",
                        "customer, automation, somebody or a person's id"));
        properties.put("text", of(Views.TextShown.class));
        named.put(
                "Fact",
                Map.of(
                        "type",
                        "object",
                        "properties",
                        properties,
                        "required",
                        List.of("event", "at"),
                        "additionalProperties",
                        true));
        return reference("Fact");
    }

    /** What is said of an account; null: it holds no longer. */
    Map<String, Object> accountStated() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("id", Map.of("type", "string", "maxLength", 100));
        properties.put("since", Map.of("type", "string", "format", "date-time"));
        for (Attribute attribute : Attribute.values()) {
            properties.put(
                    attribute.key(),
                    Map.of(
                            "type",
                            List.of(
                                    switch (attribute) {
                                        case ANNUAL_VALUE -> "number";
                                        case STRATEGIC -> "boolean";
                                        default -> "string";
                                    },
                                    "null"),
                            "description",
                            attribute.expected()));
        }
        named.put(
                "AccountStated",
                Map.of("type", "object", "properties", properties, "additionalProperties", false));
        return reference("AccountStated");
    }

    /** A page of a list. */
    Map<String, Object> page(Class<?> item) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        properties.put("items", Map.of("type", "array", "items", of(item)));
        properties.put(
                "next",
                Map.of("type", "string", "description", "after of the page behind this one"));
        return Map.of("type", "object", "properties", properties, "required", List.of("items"));
    }
}
