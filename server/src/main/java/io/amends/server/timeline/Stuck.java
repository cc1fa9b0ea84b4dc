package io.amends.server.timeline;

import io.amends.core.timeline.ContactId;

/**
 * A contact that nothing will ring for.
 *
 * @param why what set it aside; blank where its alarm is missing or long overdue
 */
public record Stuck(ContactId contact, String why) {}
