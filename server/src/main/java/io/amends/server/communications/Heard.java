package io.amends.server.communications;

import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.MessageId;

/**
 * Where a customer's words were kept.
 *
 * @param contact the one they were said to, or a new one where that was over too long ago
 */
public record Heard(ContactId contact, MessageId message) {}
