package io.amends.core.lifecycle;

import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Assigned;
import io.amends.core.timeline.Event.CommunicationOwnerNamed;
import io.amends.core.timeline.Event.EscalationsCarried;
import io.amends.core.timeline.Event.HandoffWithdrawn;
import io.amends.core.timeline.Event.Merged;
import io.amends.core.timeline.Event.ProtocolPinned;
import io.amends.core.timeline.Holder;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.Phase;
import io.amends.core.timeline.Reason;
import io.amends.core.timeline.Stamp;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two contacts that are one problem. What is open on one goes on with the other as decided and as
 * due, by the same rule as in an audit ({@code docs/escalations.md}); whoever owns the survivor is
 * accountable for all of it.
 */
final class Merging {

    private final LiveContact before;
    private final LiveContact into;
    private final Merged fact;
    private final Stamp stamp;

    private Merging(LiveContact contact, LiveContact survivor, Merged fact) {
        this.before = contact;
        this.into = survivor;
        this.fact = fact;
        this.stamp = fact.stamp();
    }

    static List<Reason> unknown(Command.Merge command) {
        return new Gate().demand(false, "merge.unknown", command.survivor()).reasons();
    }

    static MergeDecision decide(LiveContact contact, LiveContact survivor, Command.Merge command) {
        if (survivor.state().phase() == Phase.NOT_OPENED) {
            return new MergeDecision.Refused(unknown(command));
        }
        List<Reason> against =
                against(
                        contact.with(Lifecycle.wake(contact)),
                        survivor.with(Lifecycle.wake(survivor)));
        return against.isEmpty()
                ? record(
                        contact,
                        survivor,
                        List.of(
                                new Merged(
                                        Stamp.at(contact.now(), command.by()), command.survivor())))
                : new MergeDecision.Refused(against);
    }

    /**
     * @param facts of the one that ends, that it was merged among them
     */
    static MergeDecision.Accepted record(
            LiveContact contact, LiveContact survivor, List<? extends Event> facts) {
        Merged fact =
                facts.stream()
                        .filter(Merged.class::isInstance)
                        .map(Merged.class::cast)
                        .findFirst()
                        .orElseThrow();
        return new Merging(contact, survivor, fact).facts(facts);
    }

    private MergeDecision.Accepted facts(List<? extends Event> told) {
        // what was due until now is told where it was
        List<Event> ending = new ArrayList<>(Lifecycle.wake(before));
        List<Event> going = new ArrayList<>(Lifecycle.wake(into));
        LiveContact contact = before.with(ending);
        LiveContact survivor = into.with(going);
        EscalationsCarried carried = new EscalationsCarried(stamp, name(contact), name(survivor));
        if (contact.state().offer() != null && survivor.owners().resolution() == null) {
            ending.add(new HandoffWithdrawn(stamp));
        }
        for (Event event : told) {
            if (event.equals(fact)) {
                ending.add(carried);
            }
            ending.add(event);
        }
        going.add(carried);
        pins(contact, survivor).forEach(going::add);
        holder(contact, survivor).ifPresent(going::add);
        communicationOwner(contact, survivor).ifPresent(going::add);
        List<Event> follows = new ArrayList<>();
        Consequences.of(into.with(going).taking(merged(ending)), follows);
        going.addAll(follows);
        return new MergeDecision.Accepted(
                new MergeDecision.Side(before.with(ending), ending),
                new MergeDecision.Side(into.with(going).taking(merged(ending)), going));
    }

    private List<Timeline> merged(List<Event> ending) {
        return Stream.concat(before.merged().stream(), Stream.of(before.facts().with(ending)))
                .toList();
    }

    private static List<Reason> against(LiveContact contact, LiveContact survivor) {
        boolean isOpen = !contact.open().isEmpty();
        return new Gate()
                .demand(!name(survivor).equals(name(contact)), "merge.itself")
                .demand(survivor.state().phase() != Phase.MERGED, "merge.merged", name(survivor))
                .demand(isOfOneCustomer(contact, survivor), "merge.other-customer")
                .demand(!isOpen || !survivor.state().isResolved(), "merge.resolved", name(survivor))
                .demand(!owesClosure(contact), "merge.closure-owed")
                .reasons();
    }

    /** What one customer was told is none of another's business. */
    private static boolean isOfOneCustomer(LiveContact contact, LiveContact survivor) {
        Description one = contact.state().description();
        Description other = survivor.state().description();
        boolean known = one.account() != null && other.account() != null;
        return known
                ? isOne(one.account(), other.account())
                : isOne(one.requester(), other.requester());
    }

    private static boolean isOne(@Nullable Object one, @Nullable Object other) {
        return one == null || other == null || one.equals(other);
    }

    private static boolean owesClosure(LiveContact contact) {
        return contact.escalations().stream()
                .map(contact::stage)
                .anyMatch(s -> s instanceof Stage.ClosureOwed || s instanceof Stage.FollowUpOwed);
    }

    /** What goes on is handled under the protocol that it opened under. */
    private Stream<Event> pins(LiveContact contact, LiveContact survivor) {
        return contact.open().stream()
                .filter(carried -> goesOn(carried, survivor))
                .map(
                        carried ->
                                new ProtocolPinned(
                                        stamp,
                                        carried.type(),
                                        contact.rulebook().protocol(carried.type()).version()));
    }

    /** Of two of a type the one decided first goes on. */
    private static boolean goesOn(Escalation carried, LiveContact survivor) {
        return survivor.open(carried.type())
                .map(Escalation::decidedAt)
                .filter(there -> !carried.decidedAt().isBefore(there))
                .isEmpty();
    }

    /** What nobody had is had by whoever had the merged one, if they belong there. */
    private Optional<Event> holder(LiveContact contact, LiveContact survivor) {
        @Nullable PersonId owner = contact.owners().resolution();
        if (survivor.owners().resolution() != null || !isThere(contact, owner)) {
            return Optional.empty();
        }
        Holder here = contact.state().holder();
        Holder there = survivor.state().holder();
        if (there.team() == null) {
            return Optional.of(new Assigned(stamp, owner, false, here.team(), here.tier()));
        }
        return contact.rules()
                .organisation()
                .member(owner)
                .filter(member -> member.isOf(there.team()))
                .map(member -> new Assigned(stamp, owner, false, there.team(), there.tier()));
    }

    /** Whoever answers for it to the customer goes on answering, where nobody else is named. */
    private Optional<Event> communicationOwner(LiveContact contact, LiveContact survivor) {
        @Nullable PersonId answers = contact.owners().communication();
        return contact.open().isEmpty()
                        || !survivor.open().isEmpty()
                        || Objects.equals(answers, contact.owners().resolution())
                        || !isThere(contact, answers)
                ? Optional.empty()
                : Optional.of(new CommunicationOwnerNamed(stamp, answers));
    }

    private static boolean isThere(LiveContact contact, @Nullable PersonId person) {
        Instant now = contact.now();
        return contact.rules().organisation().isThere(person, now);
    }

    private static ContactId name(LiveContact contact) {
        return contact.facts().contact();
    }
}
