package io.amends.core.escalation;

import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Call;
import io.amends.core.timeline.Event.Conversation;
import io.amends.core.timeline.Event.CustomerMessage;
import io.amends.core.timeline.Event.Detected;
import io.amends.core.timeline.Event.MessageBounced;
import io.amends.core.timeline.Event.MessageToCustomer;
import io.amends.core.timeline.Event.PromiseMade;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names a merged contact's messages so that none is taken for another one of a later contact on the
 * course. A name is one contact's own: sources number them anew on each.
 *
 * @param taken names that stand for something else later on
 */
record MessageNames(ContactId contact, Set<MessageId> taken) {

    /**
     * The same name at the same instant is the same message, copied by the merge, and keeps it.
     *
     * @param later of the contacts that it was merged into, whole: what is said there of a message
     *     from before the merge must not hit one of this contact
     */
    static MessageNames of(Timeline facts, List<Timeline> later) {
        Set<MessageId> taken = new HashSet<>(0);
        if (!later.isEmpty()) {
            Map<MessageId, Instant> said = new HashMap<>();
            facts.all(Conversation.class).forEach(one -> said.put(one.id(), one.occurredAt()));
            later.stream()
                    .flatMap(contact -> contact.all(Conversation.class))
                    .filter(one -> isOther(one, said.get(one.id())))
                    .forEach(one -> taken.add(one.id()));
        }
        return new MessageNames(facts.contact(), taken);
    }

    private static boolean isOther(Conversation one, @Nullable Instant said) {
        return said != null && !said.equals(one.occurredAt());
    }

    Event in(Event event) {
        return taken.isEmpty() ? event : renamed(event);
    }

    private Event renamed(Event event) {
        return switch (event) {
            case CustomerMessage e -> new CustomerMessage(e.stamp(), name(e.id()), e.channel());
            case MessageToCustomer e ->
                    new MessageToCustomer(
                            e.stamp(), name(e.id()), e.channel(), e.delivery(), e.parts());
            case Call e -> new Call(e.stamp(), name(e.id()), e.medium(), e.reached(), e.parts());
            case MessageBounced e -> new MessageBounced(e.stamp(), name(e.message()));
            case Detected e -> new Detected(e.stamp(), name(e.message()), e.detection());
            case PromiseMade e -> renamed(e, e.message());
            default -> event;
        };
    }

    private PromiseMade renamed(PromiseMade promise, @Nullable MessageId by) {
        return by == null
                ? promise
                : new PromiseMade(promise.stamp(), promise.kind(), promise.at(), name(by));
    }

    private MessageId name(MessageId id) {
        return taken.contains(id) ? new MessageId(contact + "/" + id) : id;
    }
}
