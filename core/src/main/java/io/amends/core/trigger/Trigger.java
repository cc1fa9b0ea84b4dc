package io.amends.core.trigger;

import io.amends.core.timeline.Reason;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.util.List;

/** A named rule that an escalation must start. */
public interface Trigger {

    /** Its stable name, such as {@code routing-matrix}. */
    String name();

    /** Every firing on these facts up to and including an instant, in order of time. */
    List<Firing> firings(Timeline facts, Instant asOf);

    /** Why it fired, or what keeps it from firing. */
    default Explanation explain(Timeline facts, Instant asOf) {
        List<Reason> fired = firings(facts, asOf).stream().map(Firing::because).toList();
        return fired.isEmpty()
                ? new Explanation(name(), false, List.of(Reason.of("trigger.not-met", name())))
                : new Explanation(name(), true, fired);
    }
}
