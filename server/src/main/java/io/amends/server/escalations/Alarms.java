package io.amends.server.escalations;

import io.amends.core.lifecycle.Lifecycle;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.lifecycle.Rules;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Event;
import io.amends.server.timeline.Addition;
import io.amends.server.timeline.KeptContact;
import io.amends.server.timeline.Timelines;
import io.amends.server.timeline.WrittenContact;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks at the contacts whose alarm has rung, a batch in one transaction ({@code
 * docs/adr/0018-wake-ups-by-the-batch.md}). A node that is killed on the way loses nothing: what it
 * had claimed rings for another.
 */
@Service
class Alarms {

    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

    private final Timelines timelines;
    private final RulesInForce rules;
    private final Clock clock;

    Alarms(Timelines timelines, RulesInForce rules, Clock clock) {
        this.timelines = timelines;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Handles those longest overdue.
     *
     * @return how many were due: as many as asked for means that there may be more
     */
    @Transactional
    int ring(int atMost) {
        Instant now = clock.instant();
        List<ContactId> due = timelines.claimDue(now, atMost);
        if (due.isEmpty()) {
            return 0;
        }
        Rules current = rules.latest();
        List<Addition> additions = new ArrayList<>(due.size());
        for (WrittenContact written : timelines.written(due)) {
            woken(written, current, now).ifPresent(additions::add);
        }
        timelines.append(additions);
        return due.size();
    }

    /** One that cannot be worked out is named and taken out of the way of the others. */
    private Optional<Addition> woken(WrittenContact written, Rules current, Instant now) {
        try {
            KeptContact kept = written.read();
            LiveContact contact = kept.at(current, now);
            List<Event> events = Lifecycle.wake(contact);
            return Optional.of(new Addition(kept, contact.with(events), events));
        } catch (RuntimeException e) {
            LOG.error(
                    "Contact {} is set aside, since it could not be worked out",
                    written.contact(),
                    e);
            timelines.setAside(written.contact(), String.valueOf(e), now);
            return Optional.empty();
        }
    }
}
