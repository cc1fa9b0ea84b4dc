package io.amends.server.escalations;

// Over 300 lines: the one door to live contacts; commands, facts and merges share how they are
// kept.

import io.amends.core.lifecycle.Command;
import io.amends.core.lifecycle.Decision;
import io.amends.core.lifecycle.Lifecycle;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.lifecycle.MergeDecision;
import io.amends.core.lifecycle.Reapplying;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.EscalationsCarried;
import io.amends.core.timeline.Event.Merged;
import io.amends.core.timeline.Phase;
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
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door to live contacts: pages, the API, connectors and incoming mail all come through here. Who
 * comes second is decided anew on what the first one left.
 */
@Service
public class Contacts {

    /** So many people at once on one contact would be a fault elsewhere. */
    private static final int TRIES = 100;

    private static final int LONGEST_CHAIN = 20;

    private final Timelines timelines;
    private final RulesInForce rules;
    private final Clock clock;
    private final TransactionTemplate together;

    Contacts(Timelines timelines, RulesInForce rules, Clock clock, TransactionTemplate together) {
        this.together = together;
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

    /** The same, or the one in which it lives on since it was merged. */
    public Optional<LiveContact> living(ContactId contact) {
        Optional<LiveContact> found = find(contact);
        for (int i = 0; i < LONGEST_CHAIN && found.flatMap(Contacts::survivor).isPresent(); i++) {
            found = found.flatMap(Contacts::survivor).flatMap(this::find);
        }
        return found;
    }

    private static Optional<ContactId> survivor(LiveContact contact) {
        return contact.facts()
                .all(EscalationsCarried.class)
                .filter(carried -> carried.from().equals(contact.facts().contact()))
                .map(EscalationsCarried::to)
                .findFirst();
    }

    /** Begins a contact. */
    public Handled open(Command.Open command) {
        return handle(timelines::begin, contact -> Lifecycle.decide(contact, command));
    }

    /** Decides a command and keeps what it makes, or says every reason against it. */
    public Handled decide(ContactId contact, Command command) {
        if (command instanceof Command.Merge merge) {
            return merge(contact, null, merge);
        }
        return handle(() -> timelines.of(contact), c -> Lifecycle.decide(c, command));
    }

    /**
     * Decides several as one, each on what those before it made: all of them or none.
     *
     * @param version what the contact must still be at, as whoever asks saw it; null for whatever it
     *     is by now
     */
    public Handled decide(ContactId contact, @Nullable Long version, List<Command> commands) {
        if (commands.size() == 1 && commands.getFirst() instanceof Command.Merge merge) {
            return merge(contact, version, merge);
        }
        return handle(
                () -> timelines.of(contact),
                c ->
                        isAt(version, c)
                                ? decided(c, commands)
                                : new Decision.Refused(List.of(changed(c))));
    }

    private static boolean isAt(@Nullable Long version, LiveContact contact) {
        return version == null || version == contact.facts().events().size();
    }

    private static Reason changed(LiveContact contact) {
        return Reason.of("changed.meanwhile", contact.facts().events().size());
    }

    // ---- two contacts that are one problem -----------------------------------------------------

    /** Both are held until the end, so that both change or neither. */
    private Handled merge(ContactId contact, @Nullable Long version, Command.Merge command) {
        return both(
                contact,
                command.survivor(),
                (merged, survivor) ->
                        isAt(version, merged)
                                ? Lifecycle.merge(merged, survivor, command)
                                : new MergeDecision.Refused(List.of(changed(merged))));
    }

    private Handled both(
            ContactId contact,
            ContactId survivor,
            BiFunction<LiveContact, LiveContact, MergeDecision> deciding) {
        return Objects.requireNonNull(
                together.execute(
                        status -> {
                            timelines.hold(List.of(contact, survivor));
                            KeptContact one = timelines.of(contact);
                            KeptContact other = timelines.of(survivor);
                            Instant now = later(lastAt(one), later(lastAt(other), now()));
                            LiveContact merged = live(one, now);
                            return switch (deciding.apply(merged, live(other, now))) {
                                case MergeDecision.Refused refused ->
                                        new Handled.Refused(merged, refused.reasons());
                                case MergeDecision.Accepted accepted ->
                                        keep(one, accepted.merged(), other, accepted.survivor());
                            };
                        }));
    }

    private Handled keep(
            KeptContact one,
            MergeDecision.Side merged,
            KeptContact other,
            MergeDecision.Side survivor) {
        Set<ContactId> left =
                timelines.append(
                        List.of(
                                new Addition(one, merged.after(), merged.events()),
                                new Addition(other, survivor.after(), survivor.events())));
        if (!left.isEmpty()) {
            throw new ConcurrencyFailureException(
                    "Expected contacts that hold still, but " + left + " changed");
        }
        return new Handled.Done(merged.after(), merged.events());
    }

    private static Instant lastAt(KeptContact kept) {
        return kept.facts().isEmpty() ? Instant.MIN : kept.facts().lastAt();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Decision decided(LiveContact contact, List<Command> commands) {
        if (commands.size() == 1) {
            return Lifecycle.decide(contact, commands.getFirst());
        }
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

    /**
     * Keeps facts that happened elsewhere, whatever they break. What is said on a contact that was
     * merged counts where it lives on.
     */
    public Handled record(ContactId contact, List<? extends Event> facts) {
        Optional<ContactId> into = mergedInto(contact, facts);
        if (into.isPresent()) {
            return both(
                    contact,
                    into.get(),
                    (merged, survivor) -> Lifecycle.recordMerge(merged, survivor, facts));
        }
        Handled kept =
                handle(
                        () -> timelines.of(contact),
                        c -> new Decision.Accepted(Lifecycle.record(c, staying(c, facts))));
        if (kept instanceof Handled.Done done) {
            List<? extends Event> onward = without(facts, staying(done.contact(), facts));
            if (!onward.isEmpty()) {
                return record(survivor(done.contact()).orElseThrow(), onward);
            }
        }
        return kept;
    }

    /** Where the facts say that it was merged, and that is another one of ours. */
    private Optional<ContactId> mergedInto(ContactId contact, List<? extends Event> facts) {
        return facts.stream()
                .filter(Merged.class::isInstance)
                .map(event -> ((Merged) event).survivor())
                .filter(survivor -> !survivor.equals(contact))
                .findFirst()
                .filter(survivor -> find(survivor).isPresent())
                .filter(
                        survivor ->
                                find(contact)
                                        .filter(c -> c.state().phase() == Phase.MERGED)
                                        .isEmpty());
    }

    /** What its own system says of a merged contact stays with it: that it was closed, for one. */
    private static List<? extends Event> staying(LiveContact contact, List<? extends Event> facts) {
        return survivor(contact).isEmpty()
                ? facts
                : facts.stream().filter(event -> !isOfTheCustomer(event)).toList();
    }

    private static boolean isOfTheCustomer(Event event) {
        return event instanceof Event.Conversation
                || event instanceof Event.MessageBounced
                || event instanceof Event.PromiseMade
                || event instanceof Event.Detected
                || event instanceof Event.CustomerRepeatedThemselves
                || event instanceof Event.FollowUpAnswered
                || event instanceof Event.SurveyAnswered;
    }

    private static List<? extends Event> without(
            List<? extends Event> facts, List<? extends Event> some) {
        return facts.stream().filter(event -> !some.contains(event)).toList();
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
        Map<ContactId, List<? extends Event>> alone = new TreeMap<>();
        Set<ContactId> left = new TreeSet<>(facts.keySet());
        facts.forEach(
                (contact, all) -> {
                    if (all.stream().anyMatch(Merged.class::isInstance)) {
                        alone.put(contact, all);
                        left.remove(contact);
                    }
                });
        recordTogether(facts, left, alone, now);
        alone.forEach(
                (contact, all) -> {
                    if (record(contact, all) instanceof Handled.Done done) {
                        now.put(contact, done.contact());
                    }
                });
        return now;
    }

    /**
     * @param alone takes what does not stay where it was said
     */
    private void recordTogether(
            Map<ContactId, ? extends List<? extends Event>> facts,
            Set<ContactId> contacts,
            Map<ContactId, List<? extends Event>> alone,
            Map<ContactId, LiveContact> now) {
        Set<ContactId> left = contacts;
        for (int i = 0; i < TRIES && !left.isEmpty(); i++) {
            // held until the end: whoever else wants them waits, and nobody has to begin again
            timelines.hold(left);
            List<Addition> additions = new ArrayList<>(left.size());
            for (WrittenContact written : timelines.written(List.copyOf(left))) {
                KeptContact kept = written.read();
                LiveContact contact = live(kept, now());
                List<? extends Event> all = Objects.requireNonNull(facts.get(kept.contact()));
                List<? extends Event> staying = staying(contact, all);
                if (staying.size() < all.size()) {
                    alone.put(kept.contact(), without(all, staying));
                }
                List<Event> events = Lifecycle.record(contact, staying);
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

    private LiveContact live(KeptContact kept, Instant now) {
        return kept.at(rules.current(), now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
