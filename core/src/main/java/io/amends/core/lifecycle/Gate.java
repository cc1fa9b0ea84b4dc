package io.amends.core.lifecycle;

import io.amends.core.timeline.Reason;
import java.util.ArrayList;
import java.util.List;

/** Collects every reason against a command. */
final class Gate {

    private final List<Reason> reasons = new ArrayList<>();

    /** Refuses unless the condition holds. */
    Gate demand(boolean holds, String code, Object... values) {
        if (!holds) {
            reasons.add(Reason.of(code, values));
        }
        return this;
    }

    Gate refuse(List<Reason> against) {
        reasons.addAll(against);
        return this;
    }

    boolean isOpen() {
        return reasons.isEmpty();
    }

    List<Reason> reasons() {
        return List.copyOf(reasons);
    }

    Decision refused() {
        return new Decision.Refused(reasons);
    }
}
