package io.amends.core.lifecycle;

import io.amends.core.timeline.Event.Promise;
import io.amends.core.timeline.Part;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is said to the customer, as structured parts, each in words of its own.
 *
 * @param parts a part without words is not said
 * @param promise the next contact that is promised
 */
public record Words(Map<Part, String> parts, Optional<Promise> promise) {

    public Words {
        parts = Map.copyOf(parts);
    }

    /** An update without structured parts, such as "still investigating". */
    public static final Words PLAIN = new Words(Map.of(), Optional.empty());

    Set<Part> said() {
        Set<Part> said = EnumSet.noneOf(Part.class);
        parts.forEach(
                (part, words) -> {
                    if (!words.isBlank()) {
                        said.add(part);
                    }
                });
        return said;
    }
}
