package io.amends.history.reading;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.history.source.RefusedInput;
import io.amends.history.source.Rejections;
import io.amends.history.source.Row;
import io.amends.history.source.TablePlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files broken at random are read, rejected or refused, but nothing else happens. {@code -Damends.fuzz}
 * is the number of mutations of the long run, {@code -Damends.seed} its seed.
 */
class ReadingFuzzTest {

    private static final int SHORT = 3_000;
    private static final int LONG = 100_000;

    private static final String CSV =
            """
            id,at,status,note
            1,2025-03-04T09:30:00Z,open,"quoted, ""twice""
            and broken"
            2,2025-03-04 09:30:00.123,pendänt,
            3,2025-03-30 02:30,solved,x
            4,2024-02-29T10:00:00+01:00,"",😀
            """;

    private static final String XES =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <log xmlns="http://www.xes-standard.org/"><global scope="event"><string key="at" value=""/></global>
            <trace><string key="id" value="1"/><event><date key="at" value="2025-03-04T09:30:00.000+01:00"/>
            <string key="status" value="open &amp; dänt"><string key="a" value="b"/></string></event>
            <event><date key="at" value="2025-03-05T09:30:00Z"/><list key="l"><values/></list></event></trace>
            </log>
            """;

    private static final List<byte[]> SPLICES =
            List.of(
                    new byte[] {0},
                    new byte[] {'"'},
                    new byte[] {'"', '"', '"'},
                    new byte[] {'\r'},
                    new byte[] {'\n'},
                    new byte[] {(byte) 0xff, (byte) 0xfe},
                    new byte[] {(byte) 0xc3},
                    new byte[] {(byte) 0xef, (byte) 0xb7, (byte) 0x90},
                    "99999999999999999999".getBytes(UTF_8),
                    "<!DOCTYPE log [<!ENTITY a \"b\">]>".getBytes(UTF_8),
                    "&a;".getBytes(UTF_8),
                    "<![CDATA[".getBytes(UTF_8),
                    "<!--".getBytes(UTF_8),
                    "]".getBytes(UTF_8),
                    ";".repeat(300).getBytes(UTF_8),
                    "x".repeat(20_000).getBytes(UTF_8));

    @TempDir Path folder;

    @Test
    void files_broken_at_random_are_read_rejected_or_refused() throws IOException {
        run(SHORT, Long.getLong("amends.seed", 20_250_304));
    }

    @Test
    @Tag("long")
    void files_broken_at_random_for_long_are_read_rejected_or_refused() throws IOException {
        run(
                Integer.getInteger("amends.fuzz", LONG),
                Long.getLong("amends.seed", System.nanoTime()));
    }

    private void run(int mutations, long seed) throws IOException {
        Random random = new Random(seed);
        List<byte[]> seeds = seeds();
        TablePlan csv = Read.plan(Read.form(0, "id", "at", "iso", "status"));
        TablePlan xes = Read.plan(Read.form(0, "case:id", "at", "iso", "status"));
        Path file = folder.resolve("broken");
        int readThrough = 0;
        for (int i = 0; i < mutations; i++) {
            int which = random.nextInt(seeds.size());
            byte[] broken = broken(seeds.get(which), random);
            Files.write(file, broken);
            TablePlan plan = which < 3 ? csv : xes;
            String about = "seed " + seed + ", mutation " + i;
            readThrough +=
                    Assertions.assertTimeoutPreemptively(
                            Duration.ofSeconds(20), () -> outcome(file, plan, about), about);
        }
        // Else the mutations would only test the first check.
        assertThat(readThrough).isGreaterThan(mutations / 20).isLessThan(mutations);
    }

    /** 1 when the file was read through, 0 when it was refused. */
    private static int outcome(Path file, TablePlan plan, String about) {
        List<Row> rows = new ArrayList<>();
        try {
            Read read = Read.of(file, Rejections.counted(), plan);
            rows.addAll(read.rows());
            assertThat(read.file().lines())
                    .as(about)
                    .isEqualTo(read.file().rows() + read.rejections().count());
            assertThat(rows).allSatisfy(row -> assertThat(row.contact()).isNotBlank());
            return 1;
        } catch (RefusedInput refused) {
            assertThat(refused.reasons())
                    .as(about)
                    .isNotEmpty()
                    .allMatch(r -> r.contains("broken"));
            return 0;
        } catch (RuntimeException crash) {
            throw new AssertionError(about, crash);
        }
    }

    private static List<byte[]> seeds() throws IOException {
        return List.of(
                CSV.getBytes(UTF_8),
                ("\uFEFF" + CSV.replace(',', ';')).getBytes(UTF_16LE),
                gzip(CSV.getBytes(UTF_8)),
                XES.getBytes(UTF_8),
                gzip(XES.getBytes(UTF_8)));
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] broken(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times && bytes.length > 0; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes = Arrays.copyOf(bytes, at);
                case 3 -> bytes = spliced(bytes, at, SPLICES.get(random.nextInt(SPLICES.size())));
                case 4 -> {
                    int to = Math.min(bytes.length, at + random.nextInt(40));
                    bytes =
                            spliced(
                                    bytes,
                                    random.nextInt(bytes.length),
                                    Arrays.copyOfRange(bytes, at, to));
                }
                default -> {
                    byte[] tail =
                            Arrays.copyOfRange(bytes, Math.min(bytes.length, at + 5), bytes.length);
                    bytes = spliced(Arrays.copyOf(bytes, at), at, tail);
                }
            }
        }
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int at, byte[] more) {
        byte[] result = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, result, at, more.length);
        System.arraycopy(bytes, at, result, at + more.length, bytes.length - at);
        return result;
    }
}
