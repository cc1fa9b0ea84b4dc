package io.amends.server.communications;

import io.amends.core.lifecycle.Words;
import io.amends.core.timeline.Event.Medium;
import io.amends.core.timeline.Event.Promise;
import io.amends.core.timeline.Part;
import java.util.Map;
import java.util.Optional;

/**
 * A call or a meeting with the customer.
 *
 * @param reached false for an attempt: voicemail, no answer, nobody came
 * @param parts what was said, each in words of its own
 * @param summary what was spoken of; may be blank
 */
public record CallMade(
        Medium medium,
        boolean reached,
        Map<Part, String> parts,
        String summary,
        Optional<Promise> promise) {

    public CallMade {
        parts = Map.copyOf(parts);
    }

    Words words() {
        return new Words(parts, promise);
    }
}
