package io.amends.core.trigger;

import io.amends.core.routing.RoutingMatrix;
import io.amends.core.routing.Tier;
import io.amends.core.routing.Tiers;
import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Assigned;
import io.amends.core.timeline.Event.Described;
import io.amends.core.timeline.Reason;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The contact type belongs to a higher tier than the one that holds it.
 *
 * @param since when the matrix came into force: nothing fires earlier
 */
public record BelowItsTier(RoutingMatrix routing, Tiers tiers, Instant since) implements Trigger {

    /** By a matrix that always held. */
    public BelowItsTier(RoutingMatrix routing, Tiers tiers) {
        this(routing, tiers, Instant.MIN);
    }

    /** Where a contact stands. */
    private record Place(@Nullable String type, @Nullable Tier tier) {
        static final Place UNKNOWN = new Place(null, null);

        Place after(Event event) {
            if (event instanceof Described described
                    && described.description().contactType() != null) {
                return new Place(described.description().contactType(), tier);
            }
            return event instanceof Assigned assigned && assigned.tier() != null
                    ? new Place(type, assigned.tier())
                    : this;
        }
    }

    @Override
    public String name() {
        return "routing-matrix";
    }

    /** Fires when it becomes true, and again only after it was right in between. */
    @Override
    public List<Firing> firings(Timeline facts, Instant asOf) {
        List<Firing> firings = new ArrayList<>();
        Place place = Place.UNKNOWN;
        boolean was = false;
        for (Event event : facts.until(asOf).events()) {
            boolean before = event.occurredAt().isBefore(since);
            if (!before && !was && below(place).isPresent()) {
                firings.add(firing(since, place));
                was = true;
            }
            place = place.after(event);
            boolean now = below(place).isPresent();
            if (!before && now && !was) {
                firings.add(firing(event.occurredAt(), place));
            }
            was = !before && now;
        }
        if (!was && below(place).isPresent() && !asOf.isBefore(since)) {
            firings.add(firing(since, place));
        }
        return List.copyOf(firings);
    }

    @Override
    public Explanation explain(Timeline facts, Instant asOf) {
        List<Reason> fired = firings(facts, asOf).stream().map(Firing::because).toList();
        if (!fired.isEmpty()) {
            return new Explanation(name(), true, fired);
        }
        Place place = Place.UNKNOWN;
        for (Event event : facts.until(asOf).events()) {
            place = place.after(event);
        }
        return new Explanation(name(), false, List.of(whyNot(place)));
    }

    private Reason whyNot(Place place) {
        if (place.type() == null) {
            return Reason.of("trigger.routing-matrix.no-type");
        }
        Optional<Tier> lowest = routing.lowestTierFor(place.type()).flatMap(tiers::find);
        if (lowest.isEmpty()) {
            return Reason.of("trigger.routing-matrix.anywhere", place.type());
        }
        return place.tier() == null
                ? Reason.of("trigger.routing-matrix.no-tier", place.type(), lowest.get())
                : Reason.of(
                        "trigger.routing-matrix.right", place.type(), lowest.get(), place.tier());
    }

    /** The tier it belongs to, where that is above the one that holds it. */
    private Optional<Tier> below(Place place) {
        @Nullable Tier tier = place.tier();
        return place.type() == null || tier == null
                ? Optional.empty()
                : routing.lowestTierFor(place.type())
                        .flatMap(tiers::find)
                        .filter(lowest -> lowest.isAbove(tier));
    }

    private Firing firing(Instant at, Place place) {
        return new Firing(
                name(),
                EscalationType.TIER,
                at,
                Certainty.RECORDED,
                Reason.of(
                        "trigger.routing-matrix",
                        Objects.requireNonNull(place.type()),
                        below(place).orElseThrow(),
                        Objects.requireNonNull(place.tier())));
    }
}
