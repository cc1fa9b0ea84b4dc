package io.amends.core.escalation;

import io.amends.core.protocol.Rulebook;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.EscalationId;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Closed;
import io.amends.core.timeline.Event.EscalationEnded;
import io.amends.core.timeline.Event.EscalationOpened;
import io.amends.core.timeline.Event.Merged;
import io.amends.core.timeline.Event.Resolved;
import io.amends.core.timeline.TierMove;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Folds a contact's facts, with what follows from them, into its escalations. */
public final class Escalations {

    private final List<Episode> episodes = new ArrayList<>();
    private final Map<EscalationType, Episode> open = new EnumMap<>(EscalationType.class);
    private final ContactId contact;

    private Escalations(ContactId contact) {
        this.contact = contact;
    }

    /**
     * The contact's escalations in the order in which they were decided: those its source records
     * and those that follow from its facts. One of a type is open at a time.
     *
     * @param asOf facts after this instant are not read
     */
    public static List<Escalation> of(Timeline facts, Rulebook rulebook, Instant asOf) {
        List<Event> events = facts.events();
        Inference inference = new Inference(events, rulebook.inference(), asOf);
        @Nullable Escalations fold = null;
        for (int place = 0; place < events.size(); place++) {
            Event event = events.get(place);
            if (event.occurredAt().isAfter(asOf)) {
                break;
            }
            @Nullable EscalationOpened inferred = inference.after(place);
            if (fold == null && (inferred != null || event instanceof EscalationOpened)) {
                fold = new Escalations(facts.contact());
            }
            if (fold != null) {
                fold.apply(event, inferred, inference.move());
            }
        }
        return fold == null ? List.of() : fold.result(facts, asOf);
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
            case Resolved ignored -> resolved(event.occurredAt());
            case Closed ignored -> resolved(event.occurredAt());
            case Merged ignored -> endAll(event.occurredAt());
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
        for (Episode episode : episodes) {
            number += episode.type() == opening.type() ? 1 : 0;
        }
        EscalationId id = new EscalationId(contact, opening.type(), number);
        Episode episode = new Episode(id, opening, move);
        episodes.add(episode);
        open.put(opening.type(), episode);
    }

    private void end(EscalationType type, Instant at) {
        @Nullable Episode episode = open.remove(type);
        if (episode != null) {
            episode.end(at);
        }
    }

    private void resolved(Instant at) {
        open.values().forEach(episode -> episode.resolve(at));
        endAll(at);
    }

    private void endAll(Instant at) {
        open.values().forEach(episode -> episode.end(at));
        open.clear();
    }

    private List<Escalation> result(Timeline facts, Instant asOf) {
        Acceptance acceptance = new Acceptance(facts, asOf);
        List<Escalation> result = new ArrayList<>(episodes.size());
        for (Episode episode : episodes) {
            result.add(episode.toEscalation(facts, acceptance));
        }
        return List.copyOf(result);
    }
}
