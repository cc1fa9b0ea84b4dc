package io.amends.server.communications;

import io.amends.core.lifecycle.Words;
import io.amends.core.timeline.Event.Promise;
import io.amends.core.timeline.Part;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody wants to tell a customer.
 *
 * @param parts what it says, each in words of its own; words that the body lacks are put behind it
 * @param body as the customer is to read it; may be blank where the parts say it all
 * @param channel {@link #MAIL}: we send it; any other: it was sent there already and got there
 */
public record Letter(
        String subject,
        Map<Part, String> parts,
        String body,
        Optional<Promise> promise,
        String channel) {

    public static final String MAIL = "mail";

    public Letter {
        subject = OneLine.of(subject);
        parts = Map.copyOf(parts);
    }

    public static Letter mail(
            String subject, Map<Part, String> parts, String body, Optional<Promise> promise) {
        return new Letter(subject, parts, body, promise, MAIL);
    }

    Words words() {
        return new Words(parts, promise);
    }

    boolean isMail() {
        return channel.equals(MAIL);
    }

    boolean saysNothing() {
        return body.isBlank() && parts.values().stream().allMatch(String::isBlank);
    }
}
