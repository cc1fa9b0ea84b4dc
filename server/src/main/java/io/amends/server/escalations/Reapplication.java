package io.amends.server.escalations;

import io.amends.core.lifecycle.LiveContact;
import io.amends.core.lifecycle.Reapplying;
import io.amends.core.lifecycle.Reapplying.Moved;
import io.amends.core.lifecycle.Rules;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.server.rules.Draft;
import io.amends.server.rules.Policies;
import io.amends.server.timeline.Timelines;
import io.amends.server.timeline.WrittenContact;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

/** What an edit of the rules would change for what runs already, and having it changed. */
@Service
public class Reapplication {

    private static final int BATCH = 100;

    private final Contacts contacts;
    private final KeptRules rules;
    private final Policies policies;
    private final Timelines timelines;
    private final Clock clock;

    Reapplication(
            Contacts contacts,
            KeptRules rules,
            Policies policies,
            Timelines timelines,
            Clock clock) {
        this.contacts = contacts;
        this.rules = rules;
        this.policies = policies;
        this.timelines = timelines;
        this.clock = clock;
    }

    /** Something owed on a contact that would fall due at another time. */
    public record Shift(ContactId contact, Moved moved) {}

    /**
     * @param contacts with an open escalation
     * @param lookedAt how many of them were looked at
     */
    public record Preview(long contacts, long lookedAt, List<Shift> shifts) {}

    /**
     * What a draft would move, were it applied to what runs; changes nothing.
     *
     * @param lookAt at most so many contacts
     * @throws io.amends.history.source.RefusedInput when the draft cannot be read
     */
    public Preview preview(Draft draft, int lookAt) {
        Rules then = rules.under(policies.standingWith(draft));
        Instant now = clock.instant();
        List<Shift> shifts = new ArrayList<>();
        List<ContactId> escalated = timelines.escalated("", lookAt);
        for (WrittenContact written : timelines.written(escalated)) {
            LiveContact contact = written.read().at(then, now);
            Reapplying.moved(contact).forEach(m -> shifts.add(new Shift(written.contact(), m)));
        }
        return new Preview(timelines.escalatedCount(), escalated.size(), List.copyOf(shifts));
    }

    /**
     * Applies the rules of now to everything that is escalated; each timeline says by whom.
     *
     * @return how many contacts it changed
     */
    public int apply(Actor by) {
        int changed = 0;
        List<ContactId> batch = timelines.escalated("", BATCH);
        while (!batch.isEmpty()) {
            for (ContactId contact : batch) {
                changed += contacts.reapply(contact, by) ? 1 : 0;
            }
            batch = timelines.escalated(batch.getLast().value(), BATCH);
        }
        return changed;
    }
}
