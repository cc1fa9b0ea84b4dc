package io.amends.core.trigger;

import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.util.List;

/** A named rule that an escalation must start. */
public interface Trigger {

    /** Its stable name, such as {@code routing-matrix}. */
    String name();

    /** Every firing on these facts up to and including an instant, in order of time. */
    List<Firing> firings(Timeline facts, Instant asOf);
}
