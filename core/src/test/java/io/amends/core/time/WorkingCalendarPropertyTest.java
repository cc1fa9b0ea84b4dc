package io.amends.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random calendars against a reference that walks the minutes and looks at the wall clock. The seed
 * is the argument of the failing case; {@code -Damends.seed=N} starts the series elsewhere.
 */
class WorkingCalendarPropertyTest {

    private static final List<String> ZONES =
            List.of(
                    "Europe/Berlin",
                    "America/New_York",
                    "America/Sao_Paulo",
                    "America/Havana",
                    "America/St_Johns",
                    "Australia/Lord_Howe",
                    "Pacific/Chatham",
                    "Pacific/Apia",
                    "Asia/Kathmandu",
                    "Asia/Tehran",
                    "Africa/Casablanca",
                    "Antarctica/Troll",
                    "UTC");

    static List<Long> seeds() {
        long first = Long.getLong("amends.seed", 20_260_723L);
        List<Long> seeds = new ArrayList<>();
        for (long seed = first; seed < first + 120; seed++) {
            seeds.add(seed);
        }
        return seeds;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void every_answer_equals_the_minute_walking_reference(long seed) {
        Random random = new Random(seed);
        World world = World.random(random);
        WorkingCalendar calendar = world.calendar();
        Instant start = world.nearATransition(random);
        Instant end = start.plus(Duration.ofMinutes(random.nextInt(9 * 1440)));
        long open = 0;
        Instant lastClosing = null;
        for (Instant at = start; at.isBefore(end); at = at.plusSeconds(60)) {
            boolean isOpen = world.isOpen(at);
            assertThat(calendar.isOpen(at)).as("%s open at %s", world, at).isEqualTo(isOpen);
            if (isOpen) {
                open++;
                Instant next = at.plusSeconds(60);
                lastClosing = next;
                assertThat(calendar.add(start, Duration.ofMinutes(open)))
                        .as("%s: %s + %d min", world, start, open)
                        .isEqualTo(next);
                assertThat(calendar.add(start, Duration.ofSeconds(60 * open - 1, 7)))
                        .as("%s: %s + %d min less almost a second", world, start, open)
                        .isEqualTo(next.minusSeconds(1).plusNanos(7));
            }
        }
        assertThat(calendar.between(start, end))
                .as("%s", world)
                .isEqualTo(Duration.ofMinutes(open));
        assertThat(calendar.between(end, start)).isEqualTo(Duration.ofMinutes(-open));
        if (lastClosing != null && !world.isOpen(end)) {
            assertThat(calendar.lastOpen(end)).as("%s", world).isEqualTo(lastClosing);
        }
        if (open > 0) {
            Instant firstOpen = start;
            while (!world.isOpen(firstOpen)) {
                firstOpen = firstOpen.plusSeconds(60);
            }
            assertThat(calendar.nextOpening(start)).as("%s", world).isEqualTo(firstOpen);
            assertThat(calendar.subtract(end, Duration.ofMinutes(open)))
                    .as("%s: %s back %d min", world, end, open)
                    .isEqualTo(firstOpen);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void adding_then_measuring_gives_the_duration_back_and_never_runs_backwards(long seed) {
        Random random = new Random(seed);
        World world = World.random(random);
        WorkingCalendar calendar = world.calendar();
        Instant previousStart = world.nearATransition(random);
        for (int i = 0; i < 50; i++) {
            Instant start =
                    previousStart.plus(
                            Duration.ofSeconds(
                                    random.nextInt(200_000), random.nextInt(1_000_000_000)));
            Duration business =
                    Duration.ofSeconds(
                            random.nextInt(60 * 24 * 3600), random.nextInt(1_000_000_000));
            Duration more = business.plusNanos(random.nextLong(100_000_000_000L));
            Instant end = calendar.add(start, business);
            assertThat(calendar.between(start, end))
                    .as("%s: %s + %s", world, start, business)
                    .isEqualTo(business);
            assertThat(calendar.between(calendar.subtract(start, business), start))
                    .as("%s: %s - %s", world, start, business)
                    .isEqualTo(business);
            assertThat(end).isBeforeOrEqualTo(calendar.add(start, more));
            assertThat(calendar.add(previousStart, business)).isBeforeOrEqualTo(end);
            previousStart = start;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void business_days_agree_with_the_ends_of_days(long seed) {
        Random random = new Random(seed);
        World world = World.random(random);
        WorkingCalendar calendar = world.calendar();
        LocalDate from = world.nearATransition(random).atZone(world.zone()).toLocalDate();
        LocalDate to = from.plusDays(random.nextInt(60));
        Instant endOfFrom = from.plusDays(1).atStartOfDay(world.zone()).toInstant();
        Instant endOfTo = to.plusDays(1).atStartOfDay(world.zone()).toInstant();
        List<Instant> ends = calendar.businessDayEnds(endOfFrom.minusNanos(1), endOfTo);
        assertThat(calendar.businessDaysBetween(from, to))
                .as("%s: %s to %s", world, from, to)
                .isEqualTo(ends.size());
        for (Instant end : ends) {
            assertThat(world.isOpen(end.minusSeconds(60))).as("%s: %s", world, end).isTrue();
        }
    }

    /** What the calendar was made of, and the slow truth about it. */
    private record World(
            ZoneId zone,
            Map<DayOfWeek, List<OpenRange>> week,
            Map<LocalDate, List<OpenRange>> special,
            WorkingCalendar calendar) {

        static World random(Random random) {
            ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            Map<DayOfWeek, List<OpenRange>> week = new EnumMap<>(DayOfWeek.class);
            for (DayOfWeek day : DayOfWeek.values()) {
                week.put(day, random.nextInt(4) == 0 ? List.of() : ranges(random));
            }
            week.put(DayOfWeek.of(1 + random.nextInt(7)), ranges(random));
            Map<LocalDate, List<OpenRange>> special = new HashMap<>();
            Map<LocalDate, SpecialDay> days = new HashMap<>();
            for (int i = 0; i < 900; i++) {
                LocalDate day = LocalDate.of(2000, 1, 1).plusDays(random.nextInt(12_000));
                List<OpenRange> open = random.nextBoolean() ? List.of() : ranges(random);
                special.put(day, open);
                days.put(day, new SpecialDay("special", open));
            }
            return new World(
                    zone,
                    week,
                    special,
                    WorkingCalendar.of("random", zone, new WeeklyHours(week), Holidays.of(days)));
        }

        private static List<OpenRange> ranges(Random random) {
            if (random.nextInt(8) == 0) {
                return List.of(OpenRange.ALL_DAY);
            }
            List<OpenRange> ranges = new ArrayList<>();
            int minute = random.nextInt(300);
            while (minute < 1439) {
                int end = Math.min(1440, minute + 1 + random.nextInt(600));
                ranges.add(
                        new OpenRange(
                                LocalTime.ofSecondOfDay(minute * 60L),
                                LocalTime.ofSecondOfDay(end % 1440 * 60L)));
                minute = end + random.nextInt(200);
            }
            return ranges;
        }

        /** Up to three days before a change of the clocks, or anywhere when there is none. */
        Instant nearATransition(Random random) {
            Instant somewhere =
                    Instant.parse("2001-01-01T00:00:00Z")
                            .plus(Duration.ofDays(random.nextInt(11_000)));
            ZoneOffsetTransition next = zone.getRules().nextTransition(somewhere);
            Instant near = next == null ? somewhere : next.getInstant();
            return near.minus(Duration.ofMinutes(random.nextInt(3 * 1440)));
        }

        boolean isOpen(Instant at) {
            ZonedDateTime local = at.atZone(zone);
            List<OpenRange> ranges =
                    special.getOrDefault(
                            local.toLocalDate(),
                            week.getOrDefault(local.getDayOfWeek(), List.of()));
            LocalTime time = local.toLocalTime();
            return ranges.stream()
                    .anyMatch(
                            range ->
                                    !time.isBefore(range.from())
                                            && (range.to().equals(LocalTime.MIDNIGHT)
                                                    || time.isBefore(range.to())));
        }

        @Override
        public String toString() {
            return zone + " " + week;
        }
    }
}
