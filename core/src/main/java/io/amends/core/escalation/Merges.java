package io.amends.core.escalation;

import io.amends.core.escalation.EpisodeFold.Arrival;
import io.amends.core.protocol.Rulebook;
import io.amends.core.timeline.Anomaly;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Course;
import io.amends.core.timeline.Event.EscalationsCarried;
import io.amends.core.timeline.Event.Merged;
import io.amends.core.timeline.Reason;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells the escalations of contacts that were merged into one another: what was open on a merged
 * contact goes on with its survivor ({@code docs/escalations.md}). A contact's first merge counts.
 */
public final class Merges {

    /**
     * What one contact answers for.
     *
     * @param courses in the order in which they were decided
     * @param anomaly why what was open at its merge ended there; null where it is not merged or went
     *     on
     */
    public record Told(Timeline facts, List<Course> courses, @Nullable Anomaly anomaly) {
        public Told {
            courses = List.copyOf(courses);
        }
    }

    private static final Comparator<Arrival> ORDER =
            Comparator.comparing(Arrival::at)
                    .thenComparing(arrival -> arrival.episode().decidedAt())
                    .thenComparing(arrival -> arrival.episode().id());

    private final Rulebook rulebook;
    private final Instant asOf;
    private final Map<ContactId, Timeline> contacts = new TreeMap<>();
    private final Map<ContactId, Merged> merges = new HashMap<>();
    private final Map<ContactId, Anomaly> anomalies = new HashMap<>();
    private final Map<ContactId, List<Arrival>> arrivals = new HashMap<>();
    private final Map<ContactId, EpisodeFold> folds = new HashMap<>();
    private final Set<ContactId> elsewhere;

    private Merges(
            Collection<Timeline> contacts,
            Set<ContactId> elsewhere,
            Rulebook rulebook,
            Instant asOf) {
        this.elsewhere = elsewhere;
        this.rulebook = rulebook;
        this.asOf = asOf;
        for (Timeline facts : contacts) {
            Timeline known = facts.until(asOf);
            if (!known.isEmpty()) {
                this.contacts.put(known.contact(), known);
                known.all(Merged.class)
                        .findFirst()
                        .ifPresent(merged -> merges.put(known.contact(), merged));
            }
        }
    }

    /**
     * What each contact answers for, by its name; a contact of which nothing is known yet is left
     * out. Each escalation is told once, by the contact that has it at last.
     *
     * @param contacts those that merges tie together, each once; others may be among them
     * @param asOf facts after this instant are not read
     */
    public static List<Told> tell(Collection<Timeline> contacts, Rulebook rulebook, Instant asOf) {
        return new Merges(contacts, Set.of(), rulebook, asOf).tell();
    }

    /**
     * What one contact answers for: what was decided on it and what merges brought to it, and where it
     * is merged itself, without what went on elsewhere.
     *
     * @param merged the contacts that were merged into it, and into those
     * @param asOf facts after this instant are not read
     */
    public static List<Course> of(
            Timeline facts, List<Timeline> merged, Rulebook rulebook, Instant asOf) {
        List<Timeline> contacts = new ArrayList<>(merged);
        contacts.add(facts);
        Set<ContactId> elsewhere =
                facts.all(EscalationsCarried.class)
                        .map(EscalationsCarried::to)
                        .collect(Collectors.toSet());
        return new Merges(contacts, elsewhere, rulebook, asOf)
                .tell().stream()
                        .filter(told -> told.facts().contact().equals(facts.contact()))
                        .flatMap(told -> told.courses().stream())
                        .toList();
    }

    /**
     * Merged contacts first, by their merges: when one's turn comes, all that can still reach it
     * have had theirs, since nothing reaches a contact once it is merged.
     */
    private List<Told> tell() {
        contacts.keySet().stream()
                .filter(merges::containsKey)
                .sorted(
                        Comparator.comparing((ContactId id) -> mergeOf(id).occurredAt())
                                .thenComparing(Comparator.naturalOrder()))
                .forEach(this::fold);
        contacts.keySet().stream().filter(id -> !merges.containsKey(id)).forEach(this::fold);
        CourseFacts courses = new CourseFacts(contacts, merges);
        return contacts.values().stream().map(facts -> told(facts, courses)).toList();
    }

    private void fold(ContactId contact) {
        @Nullable ContactId survivor = survivorOf(contact);
        List<Arrival> coming = arrivals.getOrDefault(contact, new ArrayList<>());
        coming.sort(ORDER);
        Timeline facts = Objects.requireNonNull(contacts.get(contact));
        EpisodeFold fold = new EpisodeFold(facts, rulebook, asOf, survivor != null).fold(coming);
        folds.put(contact, fold);
        if (survivor != null) {
            Instant at = mergeOf(contact).occurredAt();
            List<Arrival> there = arrivals.computeIfAbsent(survivor, s -> new ArrayList<>());
            fold.departed().forEach(episode -> there.add(new Arrival(at, episode)));
        }
    }

    private Merged mergeOf(ContactId contact) {
        return Objects.requireNonNull(merges.get(contact));
    }

    /** Where the contact lives on at the instant of its merge; null where that is not to be told. */
    private @Nullable ContactId survivorOf(ContactId contact) {
        @Nullable Merged merged = merges.get(contact);
        if (merged == null) {
            return null;
        }
        if (merged.survivor().equals(contact)) {
            return odd(contact, Anomaly.Kind.MERGED_INTO_ITSELF);
        }
        Set<ContactId> passed = new HashSet<>(Set.of(contact));
        for (ContactId next = merged.survivor(); passed.add(next); ) {
            if (!contacts.containsKey(next)) {
                if (elsewhere.contains(next)) {
                    return next;
                }
                return odd(contact, Anomaly.Kind.MERGED_INTO_UNKNOWN);
            }
            @Nullable Merged onward = merges.get(next);
            if (onward == null || onward.occurredAt().isAfter(merged.occurredAt())) {
                return next;
            }
            next = onward.survivor();
        }
        return odd(contact, Anomaly.Kind.MERGED_IN_A_CIRCLE);
    }

    private @Nullable ContactId odd(ContactId contact, Anomaly.Kind kind) {
        Merged merged = mergeOf(contact);
        String code = "anomaly." + kind.name().toLowerCase(Locale.ROOT);
        anomalies.put(
                contact,
                new Anomaly(kind, merged.occurredAt(), Reason.of(code, merged.survivor())));
        return null;
    }

    private Told told(Timeline facts, CourseFacts courses) {
        List<Episode> episodes =
                new ArrayList<>(Objects.requireNonNull(folds.get(facts.contact())).held());
        episodes.sort(Comparator.comparing(Episode::decidedAt));
        return new Told(
                facts,
                episodes.stream().map(episode -> course(episode, courses)).toList(),
                anomalies.get(facts.contact()));
    }

    private Course course(Episode episode, CourseFacts courses) {
        Timeline facts = courses.along(episode);
        return new Course(
                episode.toEscalation(facts, new Acceptance(facts, asOf)),
                facts,
                episode.stops(),
                episode.joinedAt());
    }
}
