package io.amends.core.escalation;

import io.amends.core.protocol.Rulebook;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Folds a contact's facts, with what follows from them, into its escalations. */
public final class Escalations {

    private Escalations() {}

    /**
     * The contact's escalations in the order in which they were decided: those its source records
     * and those that follow from its facts. One of a type is open at a time. Looked at alone, a
     * contact that is merged has nothing open afterwards; {@link Merges} follows what was.
     *
     * @param asOf facts after this instant are not read
     */
    public static List<Escalation> of(Timeline facts, Rulebook rulebook, Instant asOf) {
        List<Episode> episodes =
                new EpisodeFold(facts, rulebook, asOf, false).fold(List.of()).held();
        if (episodes.isEmpty()) {
            return List.of();
        }
        Acceptance acceptance = new Acceptance(facts, asOf);
        List<Escalation> result = new ArrayList<>(episodes.size());
        for (Episode episode : episodes) {
            result.add(episode.toEscalation(facts, acceptance));
        }
        return List.copyOf(result);
    }
}
