package io.amends.core.timeline;

import java.time.Instant;

/** Folds a contact's facts into its state. Never throws, whatever a source holds. */
public final class Replay {

    private Replay() {}

    public static ContactState replay(Timeline timeline) {
        ContactState state = ContactState.START;
        for (Event event : timeline.events()) {
            state = ContactState.evolve(state, event);
        }
        return state;
    }

    /** The state at an instant, from the facts up to and including it. */
    public static ContactState replay(Timeline timeline, Instant until) {
        return replay(timeline.until(until));
    }
}
