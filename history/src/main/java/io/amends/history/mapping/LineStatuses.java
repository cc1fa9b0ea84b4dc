package io.amends.history.mapping;

import java.util.Set;

/** The source's statuses, as far as the support-lines measure tells them apart. */
public record LineStatuses(Set<String> accepted, Set<String> queued, Set<String> completed) {

    public LineStatuses {
        accepted = Set.copyOf(accepted);
        queued = Set.copyOf(queued);
        completed = Set.copyOf(completed);
    }
}
