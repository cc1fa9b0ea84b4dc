package io.amends.server.communications;

import io.amends.core.lifecycle.Command;
import io.amends.core.lifecycle.Decision;
import io.amends.core.lifecycle.Lifecycle;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.lifecycle.Stage;
import io.amends.core.timeline.Actor;
import io.amends.core.wording.Thanks;

/** What the customer's words do to what is resolved, by whatever way they came. */
enum LateAnswer {
    /** They are only kept. */
    NOTHING,
    /** It is opened again. */
    REOPENS,
    /** It is over for too long: they open a contact of their own, linked to it. */
    RECURS;

    /**
     * A last "thanks" opens nothing, and whoever has been asked whether it has held is read by a
     * person.
     */
    static LateAnswer to(LiveContact contact, Received said) {
        if (said.automatic()
                || !contact.state().isResolved()
                || Thanks.alone(said.body())
                || isAsked(contact)) {
            return NOTHING;
        }
        return Lifecycle.decide(contact, new Command.Reopen(Actor.CUSTOMER))
                        instanceof Decision.Refused
                ? RECURS
                : REOPENS;
    }

    private static boolean isAsked(LiveContact contact) {
        return contact.escalations().stream()
                .map(contact::stage)
                .anyMatch(Stage.AnswerAwaited.class::isInstance);
    }
}
