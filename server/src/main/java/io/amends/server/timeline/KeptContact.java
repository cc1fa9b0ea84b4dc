package io.amends.server.timeline;

import io.amends.core.lifecycle.LiveContact;
import io.amends.core.lifecycle.Rules;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.util.List;

/**
 * A contact's facts as kept.
 *
 * @param version how many events; 0 for a contact that is only about to begin
 * @param merged the contacts that were merged into it, and into those
 */
public record KeptContact(ContactId contact, long version, Timeline facts, List<Timeline> merged) {

    public KeptContact {
        merged = List.copyOf(merged);
    }

    /** One into which no other was merged. */
    public KeptContact(ContactId contact, long version, Timeline facts) {
        this(contact, version, facts, List.of());
    }

    /** As it stands at an instant. */
    public LiveContact at(Rules rules, Instant now) {
        return LiveContact.at(facts, merged, rules, now);
    }
}
