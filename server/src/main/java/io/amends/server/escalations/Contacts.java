package io.amends.server.escalations;

import io.amends.core.lifecycle.Command;
import io.amends.core.lifecycle.Decision;
import io.amends.core.lifecycle.Lifecycle;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.lifecycle.Reapplying;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Reason;
import io.amends.server.timeline.Addition;
import io.amends.server.timeline.KeptContact;
import io.amends.server.timeline.Timelines;
import io.amends.server.timeline.WrittenContact;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to live contacts: pages, the API, connectors and incoming mail all come through here. Who
 * comes second is decided anew on what the first one left.
 */
@Service
public class Contacts {

    /** So many people at once on one contact would be a fault elsewhere. */
    private static final int TRIES = 100;

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

    /**
     * Decides several as one, each on what those before it made: all of them or none.
     *
     * @param version what the contact must still be at, as whoever asks saw it; null for whatever it
     *     is by now
     */
    public Handled decide(ContactId contact, @Nullable Long version, List<Command> commands) {
        return handle(
                () -> timelines.of(contact),
                c ->
                        version == null || version == c.facts().events().size()
                                ? decided(c, commands)
                                : new Decision.Refused(
                                        List.of(
                                                Reason.of(
                                                        "changed.meanwhile",
                                                        c.facts().events().size()))));
    }

    private static Decision decided(LiveContact contact, List<Command> commands) {
        List<Event> events = new ArrayList<>();
        LiveContact next = contact;
        for (Command command : commands) {
            switch (Lifecycle.decide(next, command)) {
                case Decision.Refused refused -> {
                    return refused;
                }
                case Decision.Accepted accepted -> {
                    events.addAll(accepted.events());
                    next = next.with(accepted.events());
                }
            }
        }
        return new Decision.Accepted(events);
    }

    /**
     * Holds a contact until the transaction ends, so that nobody adds to it meanwhile; refused where it
     * is no longer at that version.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Handled held(ContactId contact, long version) {
        timelines.hold(List.of(contact));
        return decide(contact, version, List.of());
    }

    /** Keeps facts that happened elsewhere, whatever they break. */
    public Handled record(ContactId contact, List<? extends Event> facts) {
        return handle(
                () -> timelines.of(contact),
                c -> new Decision.Accepted(Lifecycle.record(c, facts)));
    }

    /**
     * Keeps facts that happened elsewhere on many contacts, with all that follows, in one transaction
     * and with as many statements as for one; all of it or nothing.
     *
     * @return each contact as it is now, by its name
     */
    @Transactional
    public Map<ContactId, LiveContact> record(
            Map<ContactId, ? extends List<? extends Event>> facts) {
        Map<ContactId, LiveContact> now = new TreeMap<>();
        Set<ContactId> left = facts.keySet();
        for (int i = 0; i < TRIES && !left.isEmpty(); i++) {
            // held until the end: whoever else wants them waits, and nobody has to begin again
            timelines.hold(left);
            List<Addition> additions = new ArrayList<>(left.size());
            for (WrittenContact written : timelines.written(List.copyOf(left))) {
                KeptContact kept = written.read();
                LiveContact contact = live(kept, now());
                List<Event> events =
                        Lifecycle.record(
                                contact, Objects.requireNonNull(facts.get(kept.contact())));
                LiveContact after = contact.with(events);
                additions.add(new Addition(kept, after, events));
                now.put(kept.contact(), after);
            }
            left = timelines.append(additions);
        }
        if (!left.isEmpty()) {
            throw new ConcurrencyFailureException(
                    "Expected contacts that hold still, but they changed " + TRIES + " times");
        }
        return now;
    }

    /** Applies the rules of now to what runs on a contact; false where that changes nothing. */
    boolean reapply(ContactId contact, Actor by) {
        return handle(
                                () -> timelines.of(contact),
                                c ->
                                        new Decision.Accepted(
                                                Lifecycle.record(c, Reapplying.events(c, by))))
                        instanceof Handled.Done done
                && !done.events().isEmpty();
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
