package io.amends.server.desk;

import io.amends.core.commitment.Commitments;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.protocol.Protocol;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.Part;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What somebody is about to say to the customer, and which parts that takes. */
enum Composing {
    UPDATE,
    ACKNOWLEDGEMENT,
    NOTICE,
    RESOLUTION,
    FOLLOW_UP;

    /** In the order in which they are written. */
    Set<Part> parts(LiveContact contact) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        Stream<Protocol> protocols =
                contact.escalations().stream()
                        .filter(Escalation::isHeadline)
                        .map(e -> contact.rulebook().protocol(e.type()));
        switch (this) {
            case UPDATE -> parts.add(Part.NEXT_CONTACT);
            case ACKNOWLEDGEMENT -> parts.add(Part.ACKNOWLEDGEMENT);
            case NOTICE ->
                    protocols
                            .flatMap(p -> p.notice().stream())
                            .map(Protocol.MessageStandard::parts)
                            .forEach(parts::addAll);
            case RESOLUTION ->
                    contact.escalations().stream()
                            .filter(Escalation::isHeadline)
                            .map(closing(contact))
                            .forEach(parts::addAll);
            case FOLLOW_UP ->
                    protocols
                            .flatMap(p -> p.followUp().stream())
                            .map(Protocol.FollowUp::parts)
                            .forEach(parts::addAll);
        }
        return parts;
    }

    private static Function<Escalation, Set<Part>> closing(LiveContact contact) {
        return escalation ->
                Commitments.resolutionParts(
                        contact.facts(),
                        escalation,
                        contact.rulebook(),
                        contact.rules().calendars(),
                        contact.now());
    }

    /** What saying that it is escalated takes, and that the customer was heard. */
    static Set<Part> notice(Protocol protocol) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        protocol.acknowledgement().ifPresent(a -> parts.addAll(a.parts()));
        protocol.notice().ifPresent(n -> parts.addAll(n.parts()));
        return parts;
    }
}
