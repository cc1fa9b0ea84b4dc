package io.amends.core.lifecycle;

import io.amends.core.timeline.Reason;
import java.util.List;

/**
 * Acknowledge first: before a customer's escalation proceeds, what they expressed is recognised. It
 * never blocks ownership, investigation, or what the law demands.
 */
final class Acknowledging {

    private Acknowledging() {}

    /** Why it has to wait; empty where the customer was heard. */
    static List<Reason> owed(LiveContact contact) {
        return contact.open().stream()
                .map(contact::stage)
                .filter(Stage.Acknowledging.class::isInstance)
                .map(stage -> Reason.of("acknowledge-first", ((Stage.Acknowledging) stage).due()))
                .toList();
    }
}
