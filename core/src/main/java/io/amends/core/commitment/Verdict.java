package io.amends.core.commitment;

import io.amends.core.timeline.Observable;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Whether a commitment was kept in time, judged from facts at an instant. */
public sealed interface Verdict {

    /** Not yet due, not yet kept. */
    record Open() implements Verdict {}

    record Kept(Instant at) implements Verdict {}

    record KeptLate(Instant at, Duration by) implements Verdict {}

    /** Not kept; still owed. */
    record Missed(Instant since) implements Verdict {}

    record Waived(Instant at, String because) implements Verdict {}

    record Superseded(Instant at, String by) implements Verdict {}

    /** The source does not show what this commitment is kept by. */
    record NotObservable(Set<Observable> needs) implements Verdict {
        public NotObservable {
            needs = Set.copyOf(needs);
        }
    }

    /** Kept, kept late, missed or waived: inside compliance's denominator. */
    default boolean hasFallenDue() {
        return switch (this) {
            case Kept k -> true;
            case KeptLate l -> true;
            case Missed m -> true;
            case Waived w -> true;
            case Open o -> false;
            case Superseded s -> false;
            case NotObservable n -> false;
        };
    }

    default boolean isOnTime() {
        return this instanceof Kept;
    }
}
