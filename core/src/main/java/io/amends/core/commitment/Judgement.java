package io.amends.core.commitment;

import java.util.Objects;

/**
 * A commitment with its two verdicts.
 *
 * @param proved false where the source is known to miss some of what would keep it, so that a miss
 *     only indicates
 */
public record Judgement(Commitment commitment, Verdict timing, Content content, boolean proved) {

    public Judgement {
        Objects.requireNonNull(commitment);
        Objects.requireNonNull(timing);
        Objects.requireNonNull(content);
    }
}
