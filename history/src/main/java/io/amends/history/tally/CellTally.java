package io.amends.history.tally;

import io.amends.core.insight.ConcentrationAnalysis;
import io.amends.core.insight.Tenure;
import io.amends.core.stats.Interval;
import io.amends.core.stats.RateRatio;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.TeamChange;
import io.amends.history.judging.ContactAudit;
import io.amends.history.judging.EscalationAudit;
import io.amends.history.report.Report.Cell;
import io.amends.history.report.Report.Family;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Contacts and escalated contacts by what they are about, whose they are and when they came; and
 * team changes with the handoffs that failed on them.
 */
public final class CellTally implements Tally<CellTally> {

    private static final String TEAM_PAIR = "team-pair";

    private record Place(String dimension, String value) {}

    private record Hit(Place place, Counted counted) {}

    private static final String CALENDAR_EVENT = "calendar-event";

    /** Every contact stands here: calendar events overlap, so that their cells add up to nothing. */
    private static final Place EVERYWHERE = new Place("", "");

    private static final List<Place> HOURS =
            IntStream.range(0, 24)
                    .mapToObj(hour -> new Place("hour", (hour < 10 ? "0" : "") + hour + ":00"))
                    .toList();

    private static final List<Place> WEEKDAYS =
            Arrays.stream(DayOfWeek.values())
                    .map(day -> new Place("weekday", day.getValue() + "-" + day))
                    .toList();

    private static final Comparator<Place> BY_NAMES =
            Comparator.comparing(Place::dimension).thenComparing(Place::value);

    private final Counts<Place> exposure = new Counts<>();
    private final Counts<Hit> hits = new Counts<>();
    private final TenureCells tenures = new TenureCells();
    private final ZoneId zone;

    /**
     * @param zone whose hours and weekdays are meant
     */
    CellTally(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public void add(ContactAudit contact) {
        boolean tier = Counted.TIER.isCounted(contact);
        boolean complexity = Counted.COMPLEXITY.isCounted(contact);
        boolean visible = Counted.CUSTOMER_VISIBLE.isCounted(contact);
        for (Place place : places(contact)) {
            exposure.add(place);
            hit(place, Counted.TIER, tier);
            hit(place, Counted.COMPLEXITY, complexity);
            hit(place, Counted.CUSTOMER_VISIBLE, visible);
        }
        tenures.add(contact);
        if (contact.flow().teamChanges() > 0) {
            addTeamChanges(contact);
        }
    }

    private void hit(Place place, Counted counted, boolean occurred) {
        if (occurred) {
            hits.add(new Hit(place, counted));
        }
    }

    private List<Place> places(ContactAudit contact) {
        List<Place> places = new ArrayList<>(12);
        Description about = contact.description();
        put(places, "contact-type", about.contactType());
        put(places, "product-feature", about.productFeature());
        put(places, "service", about.service());
        put(places, "segment", about.segment());
        put(places, "industry", about.industry());
        put(places, "region", about.region());
        put(places, "channel", about.channel());
        ZonedDateTime opened = contact.timeline().firstAt().atZone(zone);
        places.add(HOURS.get(opened.getHour()));
        places.add(WEEKDAYS.get(opened.getDayOfWeek().ordinal()));
        contact.calendarEvents().forEach(event -> put(places, CALENDAR_EVENT, event));
        places.add(EVERYWHERE);
        return places;
    }

    private static void put(List<Place> places, String dimension, @Nullable String value) {
        if (value != null) {
            places.add(new Place(dimension, value));
        }
    }

    private void addTeamChanges(ContactAudit contact) {
        List<Instant> failedAt =
                contact.escalations().stream()
                        .filter(EscalationAudit::handoffFailed)
                        .map(e -> e.escalation().decidedAt())
                        .toList();
        for (TeamChange change : contact.timeline().teamChanges()) {
            Place pair = new Place(TEAM_PAIR, change.from() + " → " + change.to());
            exposure.add(pair);
            hit(pair, Counted.HANDOFF_FAILURE, failedAt.contains(change.at()));
        }
    }

    @Override
    public void merge(CellTally other) {
        exposure.merge(other.exposure);
        hits.merge(other.hits);
        tenures.merge(other.tenures);
    }

    /**
     * Every family in which anything at all was counted.
     *
     * @param customerDays days that all accounts together spent in each band of tenure
     */
    public List<Family> families(Map<Tenure, Long> customerDays) {
        List<ConcentrationAnalysis.Tally> tallies = tenures.tallies(customerDays);
        Map<String, ConcentrationAnalysis.Whole> wholes = new HashMap<>();
        for (Counted counted : Counted.values()) {
            for (Place place : exposure.keys(BY_NAMES)) {
                if (belongs(place, counted)) {
                    tallies.add(
                            new ConcentrationAnalysis.Tally(
                                    counted.family(place.dimension()),
                                    place.value(),
                                    hits.of(new Hit(place, counted)),
                                    exposure.of(place)));
                }
            }
            wholes.put(
                    counted.family(CALENDAR_EVENT),
                    new ConcentrationAnalysis.Whole(
                            hits.of(new Hit(EVERYWHERE, counted)), exposure.of(EVERYWHERE)));
        }
        return grouped(ConcentrationAnalysis.of(tallies, wholes));
    }

    private static boolean belongs(Place place, Counted counted) {
        return !place.equals(EVERYWHERE)
                && place.dimension().equals(TEAM_PAIR) == (counted == Counted.HANDOFF_FAILURE);
    }

    private static List<Family> grouped(List<ConcentrationAnalysis.Cell> cells) {
        Map<String, List<ConcentrationAnalysis.Cell>> families = new LinkedHashMap<>();
        for (ConcentrationAnalysis.Cell cell : cells) {
            families.computeIfAbsent(cell.tally().family(), f -> new ArrayList<>()).add(cell);
        }
        return families.values().stream()
                .map(CellTally::family)
                .filter(f -> f.cells().size() > 1 || f.dimension().equals(CALENDAR_EVENT))
                .filter(family -> family.cells().stream().anyMatch(c -> c.count() > 0))
                .toList();
    }

    private static Family family(List<ConcentrationAnalysis.Cell> cells) {
        String[] named = cells.getFirst().tally().family().split(" ", 3);
        return new Family(
                named[1],
                Counted.valueOf(named[0]).code(),
                named[2],
                cells.stream().map(CellTally::shown).toList());
    }

    private static Cell shown(ConcentrationAnalysis.Cell cell) {
        return new Cell(
                cell.tally().value(),
                cell.tally().count(),
                cell.tally().exposure(),
                cell.shareOfCount(),
                cell.shareOfExposure(),
                finite(cell.ratio().map(RateRatio::value).orElse(null)),
                finite(cell.interval().map(Interval::low).orElse(null)),
                finite(cell.interval().map(Interval::high).orElse(null)),
                cell.p(),
                cell.adjusted(),
                cell.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Without end has no number; a missing upper end says so. */
    private static @Nullable Double finite(@Nullable Double value) {
        return value == null || value.isInfinite() ? null : value;
    }
}
