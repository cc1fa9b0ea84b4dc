package io.amends.server.communications;

import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that is to leave.
 *
 * @param mailId its Message-ID without brackets, fixed before anything is sent, so that whoever gets
 *     it twice can tell
 * @param message the message of the contact's timeline that it carries; null for what people are told
 * @param person whom of us it tells; null for customers
 * @param about which step an alert is for; one person is told once of it
 * @param replyKey stands behind the plus of the address for replies; null where none is wanted
 * @param earlier Message-IDs of the conversation so far, oldest first
 * @param nextAt not before
 * @param gather to be told together with others of the same person
 */
record Outgoing(
        String mailId,
        Purpose purpose,
        @Nullable ContactId contact,
        @Nullable MessageId message,
        @Nullable UUID person,
        @Nullable String about,
        String recipient,
        String recipientName,
        String subject,
        String body,
        @Nullable String replyKey,
        List<String> earlier,
        Instant writtenAt,
        Instant nextAt,
        boolean gather) {

    enum Purpose {
        /** A person's words to a customer. */
        CUSTOMER,
        /** Tells people of ours about what is owed. */
        ALERT,
        /** Whatever else the service itself says. */
        SERVICE
    }

    Outgoing {
        Objects.requireNonNull(purpose);
        earlier = List.copyOf(earlier);
    }

    /** The message as the contact knows it. */
    MessageId onTimeline() {
        return Objects.requireNonNull(message);
    }

    ContactId ofContact() {
        return Objects.requireNonNull(contact);
    }
}
