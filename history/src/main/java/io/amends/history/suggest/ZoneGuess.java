package io.amends.history.suggest;

import io.amends.history.suggest.InstantGuess.Stated;
import io.amends.history.suggest.Vocabulary.KnownZone;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which zone a history is of: told by the offsets its instants state, if they change with the clocks;
 * where they state none, by the public holidays that were kept.
 */
final class ZoneGuess {

    static final String UNKNOWN = "UTC";

    private static final String PATH = "zone";

    private ZoneGuess() {}

    /**
     * @param epoch whether the instants are numbers since 1970, which are UTC
     */
    static void propose(
            Draft draft,
            List<Stated> stated,
            boolean epoch,
            List<Column> columns,
            QuietDays quiet) {
        boolean utc = epoch || stated.stream().allMatch(s -> s.offset().equals(ZoneOffset.UTC));
        if (stated.isEmpty() || utc) {
            boolean unstated = stated.isEmpty() && !epoch;
            Why asks = Why.of(unstated ? "ask.zone.unstated" : "ask.zone.utc");
            quiet.country(Vocabulary.SHIPPED.zones())
                    .ifPresentOrElse(
                            country -> holidays(draft, country, unstated),
                            () ->
                                    open(
                                            draft,
                                            Why.of(unstated ? "zone.unstated" : "zone.utc"),
                                            asks,
                                            countries(columns)));
            return;
        }
        List<KnownZone> fitting = fitting(stated);
        if (fitting.isEmpty()) {
            open(draft, Why.of("zone.mixed"), Why.of("ask.zone.utc"), countries(columns));
            return;
        }
        Map<String, Integer> seen = seen(columns);
        KnownZone best =
                fitting.stream().max(Comparator.comparingInt(z -> weight(z, seen))).orElseThrow();
        ZoneRules rules = best.zone().getRules();
        boolean alike =
                fitting.stream()
                        .allMatch(
                                other ->
                                        stated.stream()
                                                .allMatch(
                                                        s ->
                                                                other.zone()
                                                                        .getRules()
                                                                        .getOffset(s.at())
                                                                        .equals(
                                                                                rules.getOffset(
                                                                                        s.at()))));
        boolean changes = stated.stream().map(Stated::offset).distinct().count() > 1;
        draft.propose(
                PATH,
                best.zone().getId(),
                alike && changes ? Confidence.SURE : Confidence.UNSURE,
                Why.of(changes ? "zone.clocks" : "zone.offset", stated.getFirst().offset().getId()),
                fitting.stream()
                        .filter(zone -> !zone.equals(best))
                        .limit(5)
                        .map(zone -> zone.zone().getId())
                        .toList());
        if (!changes) {
            draft.ask(PATH, Why.of("ask.zone.utc"), List.of());
        }
    }

    /** Never sure: the holidays tell where people work, not how a file writes its times. */
    private static void holidays(Draft draft, QuietDays.Country country, boolean unstated) {
        String zone = country.zone().zone().getId();
        List<String> others =
                Vocabulary.SHIPPED.zones().stream()
                        .filter(known -> known.countries().contains(country.code()))
                        .map(known -> known.zone().getId())
                        .filter(id -> !id.equals(zone))
                        .toList();
        draft.propose(
                PATH,
                zone,
                Confidence.UNSURE,
                Why.of(
                        "zone.holidays",
                        country.quiet(),
                        country.quiet() + country.worked(),
                        country.name()),
                others);
        if (unstated) {
            draft.ask(PATH, Why.of("ask.zone.holidays", zone), List.of(zone, UNKNOWN));
        }
    }

    /** Nothing tells it: UTC stands there until somebody says. */
    private static void open(Draft draft, Why why, Why asks, List<String> alternatives) {
        draft.propose(PATH, UNKNOWN, Confidence.UNSURE, why, alternatives);
        draft.ask(PATH, asks, alternatives);
    }

    private static List<KnownZone> fitting(List<Stated> stated) {
        return Vocabulary.SHIPPED.zones().stream()
                .filter(
                        zone ->
                                stated.stream()
                                        .allMatch(
                                                s ->
                                                        zone.zone()
                                                                .getRules()
                                                                .getOffset(s.at())
                                                                .equals(s.offset())))
                .toList();
    }

    private static List<String> countries(List<Column> columns) {
        Map<String, Integer> seen = seen(columns);
        return Vocabulary.SHIPPED.zones().stream()
                .filter(zone -> weight(zone, seen) > 0)
                .sorted(Comparator.comparingInt((KnownZone z) -> weight(z, seen)).reversed())
                .limit(4)
                .map(zone -> zone.zone().getId())
                .toList();
    }

    private static Map<String, Integer> seen(List<Column> columns) {
        Map<String, Integer> seen = new HashMap<>();
        for (Column column : columns) {
            if (column.share(Vocabulary.SHIPPED::isCountry) > 0.8) {
                column.counts().forEach((v, n) -> seen.merge(Phrase.of(v), n, Integer::sum));
            }
        }
        return seen;
    }

    private static int weight(KnownZone zone, Map<String, Integer> seen) {
        return zone.countries().stream().mapToInt(c -> seen.getOrDefault(c, 0)).sum();
    }
}
