package io.amends.bench.time;

import io.amends.core.time.Holidays;
import io.amends.core.time.OpenRange;
import io.amends.core.time.WeeklyHours;
import io.amends.core.time.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Business time over six weeks in a calendar with lunch breaks and holidays: the calendar beside a
 * reference that steps minute by minute. Goal: {@code addSixWeeks} under 1 µs.
 *
 * <p>Starts are random over eleven years, so that the branch predictor and the caches see what an
 * audit shows them and not one date.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class WorkingCalendarBenchmark {

    private static final int STARTS = 4096;
    private static final Duration SIX_WEEKS = Duration.ofHours(6 * 5 * 8);

    private final WorkingCalendar calendar =
            WorkingCalendar.of(
                    "office",
                    ZoneId.of("Europe/Berlin"),
                    new WeeklyHours(week()),
                    Holidays.closedOn(
                            LocalDate.of(2015, 1, 1)
                                    .datesUntil(LocalDate.of(2030, 1, 1))
                                    .filter(day -> day.getDayOfYear() % 40 == 1)
                                    .toList()));

    private final Instant[] starts = new Instant[STARTS];
    private final Instant[] ends = new Instant[STARTS];
    private int next;

    private static Map<DayOfWeek, List<OpenRange>> week() {
        Map<DayOfWeek, List<OpenRange>> week = new TreeMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            boolean isWeekend = day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
            week.put(
                    day,
                    isWeekend
                            ? List.of()
                            : List.of(
                                    OpenRange.of("08:30", "12:00"),
                                    OpenRange.of("12:30", "17:00")));
        }
        return week;
    }

    /** The starts come from a fixed seed: every run measures the same dates. */
    @Setup
    public void chooseStarts() {
        Random random = new Random(20_260_723L);
        for (int i = 0; i < STARTS; i++) {
            starts[i] =
                    Instant.parse("2016-01-01T00:00:00Z")
                            .plusSeconds(random.nextInt(11 * 365 * 24 * 3600 / 60) * 60L);
            ends[i] = calendar.add(starts[i], SIX_WEEKS);
        }
    }

    private int next() {
        next = (next + 1) & (STARTS - 1);
        return next;
    }

    @Benchmark
    public Instant addSixWeeks() {
        return calendar.add(starts[next()], SIX_WEEKS);
    }

    @Benchmark
    public Duration betweenSixWeeks() {
        int i = next();
        return calendar.between(starts[i], ends[i]);
    }

    @Benchmark
    public Instant nextOpening() {
        return calendar.nextOpening(starts[next()]);
    }

    @Benchmark
    public Instant endOfFifthBusinessDay() {
        return calendar.endOfBusinessDayAfter(starts[next()], 5);
    }

    /** What the calendar replaces: looking at every minute. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    public Instant addSixWeeksByStepping() {
        Instant at = starts[next()];
        long left = SIX_WEEKS.toMinutes();
        while (left > 0) {
            if (calendar.isOpen(at)) {
                left--;
            }
            at = at.plusSeconds(60);
        }
        return at;
    }
}
