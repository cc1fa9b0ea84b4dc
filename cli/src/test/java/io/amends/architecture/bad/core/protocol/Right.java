package io.amends.architecture.bad.core.protocol;

import io.amends.architecture.bad.core.handoff.Left;
import java.util.List;

/** Uses a room on its own floor, which uses it in turn. */
public record Right(List<Left> left) {
    /** The first of them. */
    public Left first() {
        return left.getFirst();
    }
}
