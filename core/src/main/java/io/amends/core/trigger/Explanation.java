package io.amends.core.trigger;

import io.amends.core.timeline.Reason;
import java.util.List;

/**
 * What a trigger makes of a contact's facts.
 *
 * @param trigger its stable name
 * @param fires whether it has fired
 * @param because what fired it, once for each time; or what keeps it from firing
 */
public record Explanation(String trigger, boolean fires, List<Reason> because) {

    public Explanation {
        because = List.copyOf(because);
    }
}
