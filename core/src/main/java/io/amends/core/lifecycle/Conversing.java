package io.amends.core.lifecycle;

import io.amends.core.organisation.Member;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Delivery;
import io.amends.core.timeline.Event.PromiseMade;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.Reason;
import io.amends.core.timeline.Stamp;
import io.amends.core.wording.StandIns;
import io.amends.core.wording.VaguePhrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Speaking to the customer: what is said has to say something. */
final class Conversing {

    /** Where vague reassurance does not stand in for a commitment. */
    private static final Set<Part> COMMITTING =
            Set.of(Part.NAMED_PERSON, Part.EXPECTED_OUTCOME, Part.NEXT_CONTACT);

    private final LiveContact contact;

    Conversing(LiveContact contact) {
        this.contact = contact;
    }

    Decision send(Command.Send c) {
        return Decision.of(
                against(c.words()),
                List.of(
                        new Event.MessageQueued(
                                stamp(c),
                                c.id(),
                                c.channel(),
                                c.words().said(),
                                c.words().promise().orElse(null))));
    }

    Decision recordSent(Command.RecordSent c) {
        Event sent =
                new Event.MessageToCustomer(
                        stamp(c), c.id(), c.channel(), Delivery.DELIVERED, c.words().said());
        return Decision.of(against(c.words()), withPromise(sent, c.words(), c.id()));
    }

    /** A call that reached nobody promises nothing. */
    Decision recordCall(Command.RecordCall c) {
        Event call = new Event.Call(stamp(c), c.id(), c.medium(), c.reached(), c.words().said());
        return Decision.of(
                against(c.words()),
                c.reached() ? withPromise(call, c.words(), c.id()) : List.of(call));
    }

    Decision sayRepeated(Command.SayRepeated c) {
        return new Decision.Accepted(
                List.of(new Event.CustomerRepeatedThemselves(stamp(c), c.source())));
    }

    private static List<Event> withPromise(Event said, Words words, MessageId id) {
        List<Event> events = new ArrayList<>();
        events.add(said);
        words.promise()
                .map(p -> new PromiseMade(said.stamp(), p.kind(), p.at(), id))
                .ifPresent(events::add);
        return events;
    }

    private List<Reason> against(Words words) {
        Gate gate = new Gate();
        words.promise()
                .ifPresent(
                        promise ->
                                gate.demand(
                                        promise.at().isAfter(contact.now()),
                                        "words.promise-in-the-past",
                                        promise.at()));
        gate.demand(
                !words.said().contains(Part.NEXT_CONTACT) || words.promise().isPresent(),
                "words.next-contact-without-time");
        words.parts()
                .forEach(
                        (part, text) -> {
                            gate.demand(
                                    text.isBlank() || !StandIns.isStandIn(text),
                                    "words.says-nothing",
                                    part);
                            gate.demand(!isVague(part, text), "words.vague", part, phrase(text));
                        });
        return gate.reasons();
    }

    private boolean isVague(Part part, String text) {
        return COMMITTING.contains(part)
                && VaguePhrases.alone(text).isPresent()
                && !namesSomebody(text);
    }

    private boolean namesSomebody(String text) {
        String said = text.toLowerCase(Locale.ROOT);
        return contact.rules().organisation().members().values().stream()
                .map(Member::name)
                .anyMatch(name -> said.contains(name.toLowerCase(Locale.ROOT)));
    }

    private static String phrase(String text) {
        return VaguePhrases.first(text).orElse("");
    }

    private Stamp stamp(Command c) {
        return Stamp.at(contact.now(), c.by());
    }
}
