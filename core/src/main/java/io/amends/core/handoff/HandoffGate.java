package io.amends.core.handoff;

import io.amends.core.timeline.HandoffElement;
import io.amends.core.wording.StandIns;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What a handoff must say before it can be offered: the article's six elements, each in its own
 * words ("The handoff protocol").
 */
public final class HandoffGate {

    private HandoffGate() {}

    /** The elements that are missing or say nothing; empty when the handoff may be offered. */
    public static Set<HandoffElement> unfilled(Map<HandoffElement, String> elements) {
        Set<HandoffElement> unfilled = EnumSet.noneOf(HandoffElement.class);
        for (HandoffElement element : HandoffElement.values()) {
            if (StandIns.isStandIn(elements.getOrDefault(element, ""))) {
                unfilled.add(element);
            }
        }
        return unfilled;
    }
}
