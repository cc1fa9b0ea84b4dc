package io.amends.history.report;

import io.amends.core.timeline.Reason;
import io.amends.history.report.Report.Cell;
import io.amends.history.report.Report.Family;
import io.amends.history.report.Report.Mode;
import io.amends.history.report.Report.Share;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says the report in three sentences: how much went badly, in which way, and where. */
public final class Headlines {

    /** When a contact came says less about what to mend than what it was about. */
    private static final Set<String> TIMES = Set.of("hour", "weekday", "calendar-event");

    /** A new customer writes more: only rates per contact say that the handling is worse. */
    static final String PER_ACCOUNT = "account-months";

    private record Place(Family family, Cell cell) {
        boolean isTime() {
            return Headlines.isTime(family);
        }

        double atLeast() {
            return cell.low() == null ? 0 : cell.low();
        }
    }

    private Headlines() {}

    static boolean isTime(Family family) {
        return TIMES.contains(family.dimension());
    }

    /**
     * @param badly escalations with at least one proved failure, of those judged
     */
    public static List<Reason> of(
            Share escalatedContacts, Share badly, List<Mode> modes, List<Family> families) {
        if (badly.of() == 0) {
            return List.of(Reason.of("headline.no-escalations", escalatedContacts.of()));
        }
        return List.of(escalated(escalatedContacts, badly), worst(badly, modes), where(families));
    }

    private static Reason escalated(Share contacts, Share badly) {
        return Reason.of(
                badly.count() > 0 ? "headline.escalated" : "headline.escalated-well",
                contacts.count(),
                contacts.of(),
                share(contacts),
                badly.count(),
                badly.of(),
                share(badly));
    }

    private static Reason worst(Share badly, List<Mode> modes) {
        Optional<Mode> worst =
                modes.stream()
                        .filter(mode -> mode.observable() && mode.proved().count() > 0)
                        .max(Comparator.comparingLong(mode -> mode.proved().count()));
        if (worst.isEmpty()) {
            return Reason.of("headline.nothing-proved", badly.of());
        }
        Share proved = worst.get().proved();
        return Reason.of(
                "headline.mode-worst",
                proved.count(),
                proved.of(),
                share(proved),
                worst.get().mode());
    }

    private static Reason where(List<Family> families) {
        return families.stream()
                .flatMap(family -> family.cells().stream().map(cell -> new Place(family, cell)))
                .filter(place -> place.cell().verdict().equals("higher"))
                .filter(place -> !place.family().exposure().equals(PER_ACCOUNT))
                .min(
                        Comparator.comparing(Place::isTime)
                                .thenComparing(
                                        Comparator.comparingDouble(Place::atLeast).reversed()))
                .map(Headlines::concentration)
                .orElse(Reason.of("headline.nothing-concentrates"));
    }

    private static Reason concentration(Place place) {
        return Reason.of(
                "headline.concentration",
                place.cell().value(),
                place.family().dimension(),
                place.cell().ratio() == null ? "∞" : place.cell().ratio(),
                place.family().counted());
    }

    private static double share(Share share) {
        return share.share() == null ? 0 : share.share();
    }
}
