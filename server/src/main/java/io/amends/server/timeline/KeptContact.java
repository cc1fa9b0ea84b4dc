package io.amends.server.timeline;

import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Timeline;

/**
 * A contact's facts as kept.
 *
 * @param version how many events; 0 for a contact that is only about to begin
 */
public record KeptContact(ContactId contact, long version, Timeline facts) {}
