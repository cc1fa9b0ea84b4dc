package io.amends.core.time;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one milestone of a case stands.
 *
 * @param original the deadline without extensions
 * @param deadline the one that holds
 * @param fulfilledAt the first time it was fulfilled; null when it was not
 * @param replacedBy the milestone that made this one unnecessary; null when none did
 * @param remarks what was claimed and had no effect, and why
 */
public record RegulatoryStep(
        Milestone milestone,
        Deadline original,
        Deadline deadline,
        @Nullable Instant fulfilledAt,
        @Nullable String replacedBy,
        List<Remark> remarks) {

    /** A claim that changes nothing: a stable code and a sentence. */
    public record Remark(Code code, String sentence) {}

    /** Why a claim changes nothing. */
    public enum Code {
        PAUSE_NOT_NAMED,
        EXTENSION_UNKNOWN,
        EXTENSION_TOO_LATE,
        EXTENSION_WITHOUT_DEADLINE
    }

    public RegulatoryStep {
        remarks = List.copyOf(remarks);
    }
}
