package io.amends.core.trigger;

import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Reason;
import java.time.Instant;

/**
 * A trigger fired.
 *
 * @param trigger its stable name, such as {@code tier-time-exceeded}
 * @param type what it opens
 * @param at when its condition became true, whenever anybody noticed
 * @param certainty {@code SUSPECTED} for a suggestion that a person has to confirm
 * @param because the facts that fired it
 */
public record Firing(
        String trigger, EscalationType type, Instant at, Certainty certainty, Reason because) {

    public boolean isSuggestion() {
        return certainty == Certainty.SUSPECTED;
    }
}
