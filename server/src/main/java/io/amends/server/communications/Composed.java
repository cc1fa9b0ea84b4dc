package io.amends.server.communications;

import io.amends.core.commitment.Commitment;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.Reason;
import java.util.List;
import java.util.Set;

/**
 * What a letter would do if it were sent now.
 *
 * @param letter word for word as the customer would get it
 * @param keeps what it would keep
 * @param lacks what is open and what it would have to say besides
 * @param advice what would read better
 * @param leaks what the customer should perhaps not see; nothing of it stops the letter
 * @param refusals why it could not be sent at all
 */
public record Composed(
        Finished letter,
        List<Commitment> keeps,
        List<Lacking> lacks,
        List<Advice> advice,
        List<Leak> leaks,
        List<Reason> refusals) {

    public Composed {
        keeps = List.copyOf(keeps);
        lacks = List.copyOf(lacks);
        advice = List.copyOf(advice);
        leaks = List.copyOf(leaks);
        refusals = List.copyOf(refusals);
    }

    /** What a commitment wants said that the letter does not say. */
    public record Lacking(Commitment commitment, Set<Part> missing) {
        public Lacking {
            missing = Set.copyOf(missing);
        }
    }

    /**
     * @param kind {@code vague} or {@code jargon}: the key of its sentence behind {@code advice.}
     * @param words as they stand in the letter
     * @param instead plain words for them; blank where a time or a name is wanted
     */
    public record Advice(String kind, String words, String instead) {}

    /**
     * @param kind {@code person}, {@code team}, {@code handoff}, {@code address} or {@code account}: the
     *     key of its sentence behind {@code leak.}
     * @param words as they stand in the letter
     */
    public record Leak(String kind, String words) {}
}
