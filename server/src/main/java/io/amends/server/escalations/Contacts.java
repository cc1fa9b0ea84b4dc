package io.amends.server.escalations;

import io.amends.core.lifecycle.Command;
import io.amends.core.lifecycle.Decision;
import io.amends.core.lifecycle.Lifecycle;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Event;
import io.amends.server.timeline.Addition;
import io.amends.server.timeline.KeptContact;
import io.amends.server.timeline.Timelines;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;

/**
 * The door to live contacts: pages, the API, connectors and incoming mail all come through here. Who
 * comes second is decided anew on what the first one left.
 */
@Service
public class Contacts {

    /** So many people at once on one contact would be a fault elsewhere. */
    private static final int TRIES = 40;

    private final Timelines timelines;
    private final RulesInForce rules;
    private final Clock clock;

    Contacts(Timelines timelines, RulesInForce rules, Clock clock) {
        this.timelines = timelines;
        this.rules = rules;
        this.clock = clock;
    }

    /** The contact as it stands now; empty where there is none of that name. */
    public Optional<LiveContact> find(ContactId contact) {
        return Optional.of(timelines.of(contact))
                .filter(kept -> kept.version() > 0)
                .map(kept -> live(kept, now()));
    }

    /** Begins a contact. */
    public Handled open(Command.Open command) {
        return handle(timelines::begin, contact -> Lifecycle.decide(contact, command));
    }

    /** Decides a command and keeps what it makes, or says every reason against it. */
    public Handled decide(ContactId contact, Command command) {
        return handle(() -> timelines.of(contact), c -> Lifecycle.decide(c, command));
    }

    /** Keeps facts that happened elsewhere, whatever they break. */
    public Handled record(ContactId contact, List<? extends Event> facts) {
        return handle(
                () -> timelines.of(contact),
                c -> new Decision.Accepted(Lifecycle.record(c, facts)));
    }

    private Handled handle(Supplier<KeptContact> latest, Function<LiveContact, Decision> deciding) {
        for (int i = 0; i < TRIES; i++) {
            KeptContact kept = latest.get();
            LiveContact contact = live(kept, now());
            switch (deciding.apply(contact)) {
                case Decision.Refused refused -> {
                    return new Handled.Refused(contact, refused.reasons());
                }
                case Decision.Accepted accepted -> {
                    LiveContact after = contact.with(accepted.events());
                    Addition addition = new Addition(kept, after, accepted.events());
                    if (timelines.append(List.of(addition)).isEmpty()) {
                        return new Handled.Done(after, accepted.events());
                    }
                }
            }
        }
        throw new ConcurrencyFailureException(
                "Expected a contact that holds still, but it changed " + TRIES + " times");
    }

    /** A fact is never younger than what was recorded before it on the same contact. */
    private LiveContact live(KeptContact kept, Instant now) {
        Instant last = kept.facts().isEmpty() ? now : kept.facts().lastAt();
        return LiveContact.at(kept.facts(), rules.current(), last.isAfter(now) ? last : now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
