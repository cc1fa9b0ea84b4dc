package io.amends.core.commitment;

import io.amends.core.timeline.Observable;
import io.amends.core.timeline.Part;
import java.util.Set;

/** Whether what was said contained what it had to; judged apart from when it was said. */
public sealed interface Content {

    /** Nothing was said yet, or nothing in particular has to be. */
    record NotApplicable() implements Content {}

    record Complete() implements Content {}

    record Incomplete(Set<Part> missing) implements Content {
        public Incomplete {
            missing = Set.copyOf(missing);
        }
    }

    /** The source does not show what messages contain. */
    record NotObservable(Set<Observable> needs) implements Content {
        public NotObservable {
            needs = Set.copyOf(needs);
        }
    }
}
