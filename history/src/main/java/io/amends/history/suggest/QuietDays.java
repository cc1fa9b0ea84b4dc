package io.amends.history.suggest;

import io.amends.core.time.Holidays;
import io.amends.history.calendar.PublicHolidays;
import io.amends.history.source.InstantFormat;
import io.amends.history.source.InstantReader;
import io.amends.history.suggest.Vocabulary.KnownZone;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * In which country people work, told by its public holidays: days from Monday to Friday on which hardly
 * anything happened there, though much did in the weeks around.
 */
final class QuietDays {

    /** Rows on a usual day; with fewer a quiet day says nothing. */
    private static final int TELLING = 5;

    private static final int DAYS_AROUND = 21;
    private static final double QUIET = 0.34;
    private static final double WORKED = 0.67;

    /** Quiet holidays beyond the worked ones, and beyond those of any other country. */
    private static final int ENOUGH = 5;

    private static final int LEAD = 3;

    private final NavigableMap<LocalDate, Integer> rows;
    private final List<LocalDate> quiet = new ArrayList<>();
    private final List<LocalDate> worked = new ArrayList<>();

    private QuietDays(NavigableMap<LocalDate, Integer> rows) {
        this.rows = rows;
        if (!rows.isEmpty()) {
            for (LocalDate day = rows.firstKey();
                    day.isBefore(rows.lastKey());
                    day = day.plusDays(1)) {
                look(day);
            }
        }
    }

    /**
     * A country whose holidays the quiet days are.
     *
     * @param quiet its holidays from Monday to Friday on which hardly anything happened
     * @param worked those on which as much happened as on any day
     */
    record Country(KnownZone zone, int quiet, int worked) {
        int score() {
            return quiet - worked;
        }

        /** ISO 3166-1, in small letters. */
        String code() {
            return code(zone);
        }

        String name() {
            return Locale.of("", code()).getDisplayCountry(Locale.ENGLISH);
        }

        private static String code(KnownZone zone) {
            return zone.countries().getFirst();
        }
    }

    /**
     * @param rows of each day on which there are any
     */
    static QuietDays of(SortedMap<LocalDate, Integer> rows) {
        return new QuietDays(new TreeMap<>(rows));
    }

    /** The days of a column, as it writes them, over the lines of which none was passed over. */
    static QuietDays of(Column instants, Sample sample) {
        InstantReader reader =
                new InstantFormat(instants.written().orElseThrow().format(), ZoneOffset.UTC)
                        .reader();
        NavigableMap<LocalDate, Integer> rows = new TreeMap<>();
        for (String[] row : sample.unbroken()) {
            if (reader.read(row[instants.place()])) {
                rows.merge(LocalDate.ofInstant(reader.instant(), ZoneOffset.UTC), 1, Integer::sum);
            }
        }
        return new QuietDays(rows);
    }

    private void look(LocalDate day) {
        double usual = usual(day);
        if (!isWeekend(day) && usual >= TELLING) {
            int found = rows.getOrDefault(day, 0);
            if (found <= QUIET * usual) {
                quiet.add(day);
            } else if (found >= WORKED * usual) {
                worked.add(day);
            }
        }
    }

    /** The median of the other days from Monday to Friday around. */
    private double usual(LocalDate day) {
        List<Integer> around =
                LongStream.rangeClosed(-DAYS_AROUND, DAYS_AROUND)
                        .filter(away -> away != 0)
                        .mapToObj(day::plusDays)
                        .filter(other -> !isWeekend(other))
                        .map(other -> rows.getOrDefault(other, 0))
                        .sorted()
                        .toList();
        return around.get(around.size() / 2);
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** The one country whose holidays explain the quiet days; empty: none does, or several. */
    Optional<Country> country(List<KnownZone> zones) {
        List<Country> best =
                zones.stream()
                        .filter(zone -> PublicHolidays.isKnown(Country.code(zone)))
                        .map(this::held)
                        .sorted(Comparator.comparingInt(Country::score).reversed())
                        .toList();
        return best.stream()
                .findFirst()
                .filter(first -> first.score() >= ENOUGH)
                .filter(
                        first ->
                                best.stream()
                                        .filter(other -> !isSame(first, other))
                                        .allMatch(o -> o.score() <= first.score() - LEAD));
    }

    private static boolean isSame(Country one, Country other) {
        return one.code().equals(other.code());
    }

    private Country held(KnownZone zone) {
        Holidays holidays = PublicHolidays.of(Country.code(zone));
        return new Country(zone, count(quiet, holidays), count(worked, holidays));
    }

    private static int count(List<LocalDate> days, Holidays holidays) {
        return (int) days.stream().filter(day -> holidays.on(day).isPresent()).count();
    }
}
