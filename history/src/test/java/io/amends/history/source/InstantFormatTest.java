package io.amends.history.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantFormatTest {

    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    private static final long YEARS = 4_133_980_800L;
    private static final int SAMPLES = 200_000;

    private final Random random = new Random(20_250_304);

    private static final List<ZoneId> ZONES =
            List.of(
                    AMSTERDAM,
                    ZoneId.of("America/New_York"),
                    ZoneId.of("Australia/Lord_Howe"),
                    ZoneId.of("Pacific/Chatham"),
                    ZoneId.of("Pacific/Apia"),
                    ZoneId.of("Asia/Kathmandu"),
                    ZoneId.of("Africa/Casablanca"),
                    ZoneOffset.UTC);

    private Instant someInstant() {
        long day = 86_400;
        return Instant.ofEpochSecond(
                2 * day + Math.floorMod(random.nextLong(), YEARS - 4 * day),
                random.nextInt(1_000_000_000));
    }

    @Test
    void iso_with_offset_reads_what_java_time_reads() {
        InstantReader reader = InstantFormat.iso(AMSTERDAM).reader();
        for (int i = 0; i < SAMPLES; i++) {
            int seconds = random.nextInt(-18 * 60, 18 * 60 + 1) * 60;
            OffsetDateTime at = someInstant().atOffset(ZoneOffset.ofTotalSeconds(seconds));
            String text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at);
            check(reader, text, OffsetDateTime.parse(text).toInstant());
        }
    }

    @Test
    void local_times_read_as_java_time_resolves_them_in_every_zone() {
        for (ZoneId zone : ZONES) {
            InstantReader iso = InstantFormat.iso(zone).reader();
            InstantReader slashed = new InstantFormat("yyyy/MM/dd HH:mm:ss.SSS", zone).reader();
            InstantReader german = new InstantFormat("dd.MM.yyyy HH:mm", zone).reader();
            DateTimeFormatter slashes =
                    DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss.SSS", Locale.ROOT);
            DateTimeFormatter dots = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm", Locale.ROOT);
            for (int i = 0; i < SAMPLES / 8; i++) {
                LocalDateTime at = LocalDateTime.ofInstant(someInstant(), zone);
                check(iso, at.toString(), LocalDateTime.parse(at.toString()), zone);
                check(iso, at.toString().replace('T', ' '), at, zone);
                String text = slashes.format(at);
                check(slashed, text, LocalDateTime.parse(text, slashes), zone);
                check(iso, text, LocalDateTime.parse(text, slashes), zone);
                check(german, dots.format(at), LocalDateTime.parse(dots.format(at), dots), zone);
            }
        }
    }

    @Test
    void local_times_around_every_change_of_the_clocks_read_as_java_time_resolves_them() {
        for (ZoneId zone : ZONES) {
            InstantReader reader = InstantFormat.iso(zone).reader();
            Instant from = Instant.parse("1971-01-01T00:00:00Z");
            for (var change = zone.getRules().nextTransition(from);
                    change != null && change.getInstant().getEpochSecond() < YEARS - 200_000;
                    change = zone.getRules().nextTransition(change.getInstant())) {
                for (int minutes = -1500; minutes <= 1500; minutes += 15) {
                    LocalDateTime at = change.getDateTimeBefore().plusMinutes(minutes);
                    check(reader, at.toString(), at, zone);
                }
            }
        }
    }

    private static void check(InstantReader reader, String text, LocalDateTime at, ZoneId zone) {
        check(reader, text, at.atZone(zone).toInstant());
    }

    /** Without AssertJ's descriptions, which would take most of a million comparisons' time. */
    private static void check(InstantReader reader, String text, Instant expected) {
        if (!reader.read(text) || !reader.instant().equals(expected)) {
            fail("%s: expected %s, but %s", text, expected, reader.problem());
        }
    }

    @Test
    void times_the_clocks_skip_or_repeat_are_counted() {
        InstantReader reader = InstantFormat.iso(AMSTERDAM).reader();

        assertThat(reader.read("2025-03-30 02:30")).isTrue();
        assertThat(reader.instant()).isEqualTo(Instant.parse("2025-03-30T01:30:00Z"));
        assertThat(reader.read("2025-10-26 02:30")).isTrue();
        assertThat(reader.instant()).isEqualTo(Instant.parse("2025-10-26T00:30:00Z"));
        assertThat(reader.skipped()).isEqualTo(1);
        assertThat(reader.repeated()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-04T09:30Z, 2025-03-04T09:30:00Z",
        "2025-03-04 09:30:00 UTC, 2025-03-04T09:30:00Z",
        "2025-03-04 09:30:00 +0200, 2025-03-04T07:30:00Z",
        "2025-03-04T09:30:00+02, 2025-03-04T07:30:00Z",
        "2025-03-04T24:00Z, 2025-03-05T00:00:00Z",
        "2025-03-04T09:30:00.123456789Z, 2025-03-04T09:30:00.123456789Z",
        "'2025-03-04T09:30:00,5Z', 2025-03-04T09:30:00.500Z",
        "'  2025-03-04T09:30:00Z  ', 2025-03-04T09:30:00Z",
        "2025-03-04T09:30:00-05:00[America/New_York], 2025-03-04T14:30:00Z",
        "2025-03-04, 2025-03-03T23:00:00Z",
        "2024-02-29, 2024-02-28T23:00:00Z"
    })
    void iso_as_exports_write_it_is_read(String text, Instant expected) {
        assertThat(InstantFormat.iso(AMSTERDAM).parse(text)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-02-29, IMPOSSIBLE_DATE",
        "2100-02-29, IMPOSSIBLE_DATE",
        "2025-13-01, IMPOSSIBLE_DATE",
        "2025-00-01, IMPOSSIBLE_DATE",
        "2025-01-01T24:00:01, IMPOSSIBLE_DATE",
        "2025-01-01T12:60, IMPOSSIBLE_DATE",
        "0000-00-00 00:00:00, OUT_OF_RANGE",
        "2101-01-01, OUT_OF_RANGE",
        "1970-01-01, OUT_OF_RANGE",
        "03/04/2025, AMBIGUOUS_DATE",
        "3.4.25 10:00, AMBIGUOUS_DATE",
        "31-12-2025, AMBIGUOUS_DATE",
        "2025-01-01T12, NOT_AN_INSTANT",
        "2025-01-01T1:00, NOT_AN_INSTANT",
        "2025-01-01T10:00:00., NOT_AN_INSTANT",
        "2025-01-01T10:00:00+, NOT_AN_INSTANT",
        "2025-01-01T10:00:00+19:00, NOT_AN_INSTANT",
        "2025-01-01T10:00Mars, NOT_AN_INSTANT",
        "2025-01-01T10:00+01:00[Mars/Olympus], NOT_AN_INSTANT",
        "2025-01/01, NOT_AN_INSTANT",
        "٢٠٢٥-01-01, NOT_AN_INSTANT",
        "'   ', MISSING_INSTANT"
    })
    void what_is_no_instant_says_why(String text, Reason reason) {
        InstantReader reader = InstantFormat.iso(AMSTERDAM).reader();

        assertThat(reader.read(text)).isFalse();
        assertThat(reader.problem()).isEqualTo(reason);
        assertThat(reader.expected(reason)).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "dd/MM/yyyy HH:mm, 03/04/2025 10:00, 2025-04-03T10:00:00Z",
        "MM/dd/yyyy HH:mm, 03/04/2025 10:00, 2025-03-04T10:00:00Z",
        "d MMM yyyy h:mm a, 3 apr 2025 1:05 PM, 2025-04-03T13:05:00Z",
        "d.M.yyyy H:mm, 3.4.2025 9:05, 2025-04-03T09:05:00Z",
        "dd.MM.yy, 03.04.25, 2025-04-03T00:00:00Z",
        "yyyyMMddHHmmss, 20250403090507, 2025-04-03T09:05:07Z",
        "yyyy-MM-dd'T'HH:mm:ssXXX, 2025-04-03T09:05:07+02:00, 2025-04-03T07:05:07Z",
        "yyyy-MM-dd'T'HH:mm:ssX, 2025-04-03T09:05:07Z, 2025-04-03T09:05:07Z",
        "yyyy-MM-dd HH:mm[:ss], 2025-04-03 09:05, 2025-04-03T09:05:00Z",
        "epoch-seconds, 1741080600, 2025-03-04T09:30:00Z",
        "epoch-seconds, 1741080600.25, 2025-03-04T09:30:00.250Z",
        "epoch-millis, 1741080600001, 2025-03-04T09:30:00.001Z"
    })
    void patterns_and_epochs_are_read(String format, String text, Instant expected) {
        assertThat(new InstantFormat(format, ZoneOffset.UTC).parse(text)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "dd/MM/yyyy, 31/02/2025, IMPOSSIBLE_DATE",
        "dd/MM/yyyy, 12/31/2025, IMPOSSIBLE_DATE",
        "dd/MM/yyyy, 2025-02-01, NOT_AN_INSTANT",
        "dd/MM/yyyy, 01/02/1931, OUT_OF_RANGE",
        "epoch-seconds, 1741080600001, OUT_OF_RANGE",
        "epoch-seconds, -1, OUT_OF_RANGE",
        "epoch-seconds, 99999999999999999999999, OUT_OF_RANGE",
        "epoch-seconds, 12e9, NOT_AN_INSTANT"
    })
    void patterns_are_strict(String format, String text, Reason reason) {
        InstantReader reader = new InstantFormat(format, ZoneOffset.UTC).reader();

        assertThat(reader.read(text)).isFalse();
        assertThat(reader.problem()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ISO8601", "HH:mm", "yyyy", "yyyy-MM", "", "'", "yyyy-MM-dd bbb", "MM/dd"})
    void a_format_that_is_none_is_refused_at_once(String format) {
        assertThatThrownBy(() -> new InstantFormat(format, ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(format);
    }
}
