package io.amends.server.desk;

import io.amends.core.timeline.HandoffElement;
import io.amends.core.timeline.Part;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;

/**
 * What was typed into a form, whatever it is.
 *
 * @param zone in which its times are meant
 */
record Form(MultiValueMap<String, String> values, ZoneId zone) {

    public String text(String name) {
        String value = values.getFirst(name);
        return value == null ? "" : value.strip();
    }

    public boolean has(String name) {
        return !text(name).isEmpty();
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    <E extends Enum<E>> Optional<E> one(Class<E> type, String name) {
        return constant(type, text(name));
    }

    <E extends Enum<E>> Set<E> some(Class<E> type, String name) {
        return all(name).stream()
                .flatMap(value -> constant(type, value).stream())
                .collect(Collectors.toSet());
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
        return Stream.of(type.getEnumConstants()).filter(c -> c.name().equals(name)).findFirst();
    }

    /** A local time of the form's zone, or an instant; empty where it is neither. */
    Optional<Instant> instant(String name) {
        String value = text(name);
        try {
            return value.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            value.endsWith("Z")
                                    ? Instant.parse(value)
                                    : LocalDateTime.parse(value).atZone(zone).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Empty where it is none, or too great to be meant. */
    Optional<Integer> number(String name) {
        String value = text(name);
        return value.matches("\\d{1,6}") ? Optional.of(Integer.valueOf(value)) : Optional.empty();
    }

    Map<HandoffElement, String> elements() {
        Map<HandoffElement, String> elements = new EnumMap<>(HandoffElement.class);
        for (HandoffElement element : HandoffElement.values()) {
            elements.put(element, text("element-" + element));
        }
        return elements;
    }

    /** The words of those parts that are meant; others that the page holds are left alone. */
    Map<Part, String> parts(Set<Part> meant) {
        Map<Part, String> parts = new EnumMap<>(Part.class);
        for (Part part : meant) {
            if (has("part-" + part)) {
                parts.put(part, text("part-" + part));
            }
        }
        return parts;
    }
}
