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

    /**
     * As it stands now. A clock that was put back forgets nothing: it is never earlier than what was
     * recorded last.
     */
    public LiveContact at(Rules rules, Instant now) {
        Instant last = facts.isEmpty() ? now : facts.lastAt();
        return LiveContact.at(facts, merged, rules, last.isAfter(now) ? last : now);
    }
}
