package io.amends.server.communications;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.timeline.Event.Promise;
import io.amends.core.timeline.Part;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A letter that a template began.
 *
 * @param parts every part of the template in the order of {@link Part}; blank: a person has to say it
 * @param promise the next contact that it names
 */
public record Draft(
        CommitmentKind kind,
        Locale language,
        String subject,
        Map<Part, String> parts,
        String body,
        Optional<Promise> promise) {

    public Draft {
        EnumMap<Part, String> copy = new EnumMap<>(Part.class);
        copy.putAll(parts);
        parts = Collections.unmodifiableMap(copy);
    }

    /** To be sent as it is. */
    public Letter letter() {
        boolean promises = !parts.getOrDefault(Part.NEXT_CONTACT, "").isBlank();
        return Letter.mail(subject, parts, body, promises ? promise : Optional.empty());
    }
}
