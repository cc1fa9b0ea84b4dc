package io.amends.core.time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The earliest or latest of several deadlines, as far as they are known. */
final class DeadlineChoice {

    private DeadlineChoice() {}

    static Deadline earliest(List<Deadline> deadlines) {
        return chosen(deadlines, true);
    }

    static Deadline latest(List<Deadline> deadlines) {
        return chosen(deadlines, false);
    }

    static Deadline bounded(
            @Nullable Instant notBefore, @Nullable Instant notAfter, Set<String> awaiting) {
        return notBefore == null && notAfter == null
                ? new Deadline.NotStarted(awaiting)
                : new Deadline.Provisional(notBefore, notAfter, awaiting);
    }

    /**
     * The minimum or maximum of deadlines. While one is missing, the known ones bound the minimum
     * from above and the maximum from below.
     */
    private static Deadline chosen(List<Deadline> deadlines, boolean first) {
        List<Deadline.Fixed> fixed = new ArrayList<>();
        List<Instant> notBefore = new ArrayList<>();
        List<Instant> notAfter = new ArrayList<>();
        Set<String> awaiting = new HashSet<>();
        for (Deadline deadline : deadlines) {
            switch (deadline) {
                case Deadline.Fixed known -> {
                    fixed.add(known);
                    notBefore.add(known.at());
                    notAfter.add(known.at());
                }
                case Deadline.Provisional(Instant from, Instant until, Set<String> missing) -> {
                    awaiting.addAll(missing);
                    if (from != null) {
                        notBefore.add(from);
                    }
                    if (until != null) {
                        notAfter.add(until);
                    }
                }
                case Deadline.Paused paused -> {
                    awaiting.add(paused.reason());
                    notBefore.add(paused.dueIfResumedAtOnce().at());
                }
                case Deadline.NotStarted(Set<String> missing) -> awaiting.addAll(missing);
            }
        }
        Comparator<Deadline.Fixed> byTime = Comparator.comparing(Deadline.Fixed::at);
        if (awaiting.isEmpty()) {
            return first ? Collections.min(fixed, byTime) : Collections.max(fixed, byTime);
        }
        boolean allBelow = notBefore.size() == deadlines.size();
        boolean allAbove = notAfter.size() == deadlines.size();
        if (first) {
            return bounded(
                    allBelow ? Collections.min(notBefore) : null,
                    notAfter.isEmpty() ? null : Collections.min(notAfter),
                    awaiting);
        }
        return bounded(
                notBefore.isEmpty() ? null : Collections.max(notBefore),
                allAbove ? Collections.max(notAfter) : null,
                awaiting);
    }
}
