package io.amends.core.timeline;

import java.time.Instant;
import java.util.List;

/** Why a clock stands where it stands: its start, pauses, resumptions and due, each with its rule. */
public record ClockExplanation(List<Step> steps) {

    /** What a clock does. */
    public enum Kind {
        START,
        PAUSE,
        RESUME,
        STOP,
        DUE
    }

    /**
     * @param because the rule behind it
     */
    public record Step(Kind kind, Instant at, Reason because) {}

    public ClockExplanation {
        steps = List.copyOf(steps);
    }
}
