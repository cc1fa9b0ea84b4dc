package io.amends.core.escalation;

import io.amends.core.protocol.Rulebook;
import io.amends.core.timeline.EscalationId;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Closed;
import io.amends.core.timeline.Event.EscalationEnded;
import io.amends.core.timeline.Event.EscalationOpened;
import io.amends.core.timeline.Event.Merged;
import io.amends.core.timeline.Event.Resolved;
import io.amends.core.timeline.Event.SuggestionDeclined;
import io.amends.core.timeline.TierMove;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Folds one contact's facts, with what follows from them and with what comes to it by merges, into
 * episodes. One of a type is open at a time.
 */
final class EpisodeFold {

    /** An open episode of a contact that is merged into this one. */
    record Arrival(Instant at, Episode episode) {}

    private final Timeline facts;
    private final Instant asOf;
    private final Inference inference;
    private final boolean survives;
    private final Map<EscalationType, Episode> open = new TreeMap<>();
    private final List<Episode> decided = new ArrayList<>(0);
    private final List<Episode> held = new ArrayList<>(0);
    private List<Episode> departed = List.of();

    /**
     * @param survives whether what is open at the first merge goes on elsewhere; else it ends there
     */
    EpisodeFold(Timeline facts, Rulebook rulebook, Instant asOf, boolean survives) {
        this.facts = facts;
        this.asOf = asOf;
        this.inference = new Inference(facts.events(), rulebook.inference(), asOf);
        this.survives = survives;
    }

    /**
     * @param arrivals in their order, none after the contact's own merge
     */
    EpisodeFold fold(List<Arrival> arrivals) {
        List<Event> events = facts.events();
        int arrived = 0;
        for (int place = 0; place < events.size(); place++) {
            Event event = events.get(place);
            if (event.occurredAt().isAfter(asOf)) {
                break;
            }
            while (arrived < arrivals.size()
                    && !arrivals.get(arrived).at().isAfter(event.occurredAt())) {
                take(arrivals.get(arrived++));
            }
            @Nullable EscalationOpened inferred = inference.after(place);
            if (!held.isEmpty() || inferred != null || event instanceof EscalationOpened) {
                apply(event, inferred, inference.move());
            }
        }
        arrivals.subList(arrived, arrivals.size()).forEach(this::take);
        return this;
    }

    /** What the contact has to answer for: decided on it or brought to it, and not gone since. */
    List<Episode> held() {
        return held;
    }

    /** What was open when the contact was merged and went on elsewhere. */
    List<Episode> departed() {
        return departed;
    }

    private void apply(Event event, @Nullable EscalationOpened inferred, @Nullable TierMove move) {
        if (move != null) {
            moved(move);
        }
        if (inferred != null) {
            openedBy(inferred, move);
        }
        switch (event) {
            case EscalationOpened opened -> openedBy(opened, null);
            case EscalationEnded ended -> end(ended.type(), event.occurredAt());
            case SuggestionDeclined declined -> decline(declined);
            case Resolved ignored -> resolved(event.occurredAt());
            case Closed ignored -> resolved(event.occurredAt());
            case Merged ignored -> merged(event.occurredAt());
            default -> {}
        }
    }

    /** A tier escalation is over with the next move, after the one that it is about. */
    private void moved(TierMove move) {
        @Nullable Episode tier = open.get(EscalationType.TIER);
        if (tier == null) {
            return;
        }
        if (tier.awaitsMove()) {
            if (move.isUpward()) {
                tier.movedBy(move);
            }
        } else {
            end(EscalationType.TIER, move.at());
        }
    }

    private void openedBy(EscalationOpened opening, @Nullable TierMove move) {
        @Nullable Episode running = open.get(opening.type());
        if (running == null) {
            start(opening, move);
        } else if (running.isConfirmedBy(opening)) {
            end(opening.type(), opening.occurredAt());
            start(opening, move);
        } else if (running.isRecordedBy(opening)) {
            running.recordedAs(opening);
        } else if (running.isFollowedBy(opening)) {
            end(opening.type(), opening.occurredAt());
            start(opening, move);
        }
    }

    private void start(EscalationOpened opening, @Nullable TierMove move) {
        int number = 1;
        for (Episode episode : decided) {
            number += episode.type() == opening.type() ? 1 : 0;
        }
        EscalationId id = new EscalationId(facts.contact(), opening.type(), number);
        Episode episode = new Episode(id, opening, move);
        decided.add(episode);
        held.add(episode);
        open.put(opening.type(), episode);
    }

    private void decline(SuggestionDeclined declined) {
        @Nullable Episode episode = open.get(declined.type());
        if (episode != null && episode.isSuspected()) {
            end(declined.type(), declined.occurredAt());
        }
    }

    private void end(EscalationType type, Instant at) {
        @Nullable Episode episode = open.remove(type);
        if (episode != null) {
            episode.end(at);
        }
    }

    private void resolved(Instant at) {
        if (!open.isEmpty() && !isMergedAt(at)) {
            open.values().forEach(episode -> episode.resolve(at));
            endAll(at);
        }
    }

    /** Closing a contact because it is merged resolves nothing. */
    private boolean isMergedAt(Instant at) {
        return facts.all(Merged.class).anyMatch(merged -> merged.occurredAt().equals(at));
    }

    private void endAll(Instant at) {
        open.values().forEach(episode -> episode.end(at));
        open.clear();
    }

    // ---- merges ----------------------------------------------------------------------------

    private void merged(Instant at) {
        if (!survives || !isFirstMerge(at)) {
            endAll(at);
            return;
        }
        departed = List.copyOf(open.values());
        departed.forEach(episode -> episode.leaves(inference.tier()));
        held.removeAll(departed);
        open.clear();
    }

    private boolean isFirstMerge(Instant at) {
        return facts.all(Merged.class).findFirst().orElseThrow().occurredAt().equals(at);
    }

    private void take(Arrival arrival) {
        Episode episode = arrival.episode();
        Instant at = arrival.at();
        held.add(episode);
        episode.arrives(facts.contact(), at, inference.tier());
        if (wasResolved(at)) {
            episode.resolve(at);
            episode.end(at);
        } else {
            @Nullable Episode running = open.get(episode.type());
            open.put(episode.type(), running == null ? episode : goingOn(running, episode, at));
        }
    }

    /** Of two the one decided first goes on; a suspicion never outlives what confirms it. */
    private static Episode goingOn(Episode running, Episode arriving, Instant at) {
        boolean arrivingGoesOn =
                running.isSuspected() == arriving.isSuspected()
                        ? arriving.decidedAt().isBefore(running.decidedAt())
                        : running.isSuspected();
        Episode other = arrivingGoesOn ? running : arriving;
        other.joinedAt(at);
        return arrivingGoesOn ? arriving : running;
    }

    private boolean wasResolved(Instant at) {
        return facts.resolutions().stream()
                .anyMatch(
                        stretch ->
                                stretch.at().isBefore(at)
                                        && (stretch.reopenedAt() == null
                                                || !stretch.reopenedAt().isBefore(at)));
    }
}
