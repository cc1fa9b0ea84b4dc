package io.amends.history.calendar;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.amends.core.time.Holidays;
import io.amends.core.time.SpecialDay;
import java.time.LocalDate;
import java.time.Year;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The public holidays of a country or a part of it, as Jollyday knows them, under an organisation's
 * own dates.
 *
 * <p>A holiday that is moved to a substitute day closes the substitute day. Only public holidays
 * count, not observances or bank-only days. Years from 1970 to 2100 are answered, each computed the
 * first time it is asked for; other years have only the own dates, so that a placeholder date such
 * as the year 1 costs nothing.
 */
public final class PublicHolidays implements Holidays {

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2100;

    private final HolidayManager source;
    private final String[] subdivision;
    private final Map<LocalDate, SpecialDay> own;
    private final Map<Integer, Map<LocalDate, SpecialDay>> years = new ConcurrentHashMap<>();

    private PublicHolidays(
            HolidayManager source, String[] subdivision, Map<LocalDate, SpecialDay> own) {
        this.source = source;
        this.subdivision = subdivision;
        this.own = Map.copyOf(own);
    }

    /**
     * @param country ISO 3166-1 code such as {@code GB}
     * @param subdivision codes of the part, from large to small, such as {@code eng}; empty for
     *     what holds in the whole country
     * @param own the organisation's dates: closures, half days, or a holiday worked as usual hours;
     *     they replace a public holiday on the same date
     * @throws IllegalArgumentException when the country or the part is not known
     */
    public static PublicHolidays of(
            String country, List<String> subdivision, Map<LocalDate, SpecialDay> own) {
        String code = country.toLowerCase(Locale.ROOT);
        if (!isKnown(country)) {
            throw new IllegalArgumentException(
                    "Expected an ISO 3166-1 country with known holidays such as GB, but got "
                            + country);
        }
        HolidayManager source = HolidayManager.getInstance(ManagerParameters.create(code));
        String[] parts =
                subdivision.stream()
                        .map(part -> part.toLowerCase(Locale.ROOT))
                        .toArray(String[]::new);
        requireKnown(source, country, parts);
        return new PublicHolidays(source, parts, own);
    }

    /** Whether the holidays of a country are known, by its ISO 3166-1 code. */
    public static boolean isKnown(String country) {
        return HolidayManager.getSupportedCalendarCodes().stream()
                .anyMatch(country::equalsIgnoreCase);
    }

    /** The holidays of a whole country, without dates of one's own. */
    public static PublicHolidays of(String country) {
        return of(country, List.of(), Map.of());
    }

    @Override
    public Optional<SpecialDay> on(LocalDate day) {
        SpecialDay ours = own.get(day);
        if (ours != null) {
            return Optional.of(ours);
        }
        int year = day.getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return Optional.empty();
        }
        return Optional.ofNullable(years.computeIfAbsent(year, this::inYear).get(day));
    }

    /** New Year's Day may be kept on the last day of the year before, so neighbours are asked. */
    private Map<LocalDate, SpecialDay> inYear(int year) {
        Map<LocalDate, SpecialDay> days = new HashMap<>();
        for (int asked = year - 1; asked <= year + 1; asked++) {
            for (Holiday holiday : publicHolidays(asked)) {
                if (holiday.getDate().getYear() == year) {
                    days.put(
                            holiday.getDate(),
                            SpecialDay.closed(holiday.getDescription(Locale.ENGLISH)));
                }
            }
        }
        return Map.copyOf(days);
    }

    private Iterable<Holiday> publicHolidays(int year) {
        // The managers are shared by everything that asks for the same country.
        synchronized (source) {
            return List.copyOf(
                    source.getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY, subdivision));
        }
    }

    private static void requireKnown(HolidayManager source, String country, String[] parts) {
        var level = source.getCalendarHierarchy();
        for (String part : parts) {
            var next = level.getChildren().get(part);
            if (next == null) {
                throw new IllegalArgumentException(
                        "Expected one of "
                                + level.getChildren().keySet().stream().sorted().toList()
                                + " as a part of "
                                + country
                                + ", but got "
                                + part);
            }
            level = next;
        }
    }
}
