package io.amends.history.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.amends.history.source.DecimalMark;
import io.amends.history.source.Lines;
import io.amends.history.source.Reason;
import io.amends.history.source.RefusedInput;
import io.amends.history.source.Rejections;
import io.amends.history.source.TablePlan;
import io.amends.history.source.Writing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileFilesTest {

    private static final String HEADER = "id,at,status\n";
    private static final String GOOD = "7,2025-03-04T09:30:00Z,open\n";
    private static final String AT = "2025-03-04T09:30:00Z";

    @TempDir Path folder;

    private Path file(String text) throws IOException {
        return file(text.getBytes(UTF_8));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("tickets.csv"), bytes);
    }

    private Read read(String text) throws IOException {
        return Read.of(file(text), Read.simple());
    }

    private void refused(Path path, String... saying) {
        assertThatThrownBy(() -> Read.of(path, Read.simple()))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContainingAll(saying);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    // -- files that are none --

    @Test
    void a_missing_file_is_refused() {
        refused(folder.resolve("nowhere.csv"), "nowhere.csv", "no such file");
    }

    @Test
    void a_folder_is_refused() {
        refused(folder, "is a folder, expected one file with rows");
    }

    @Test
    void an_empty_file_is_refused() throws IOException {
        refused(file(""), "tickets.csv", "is empty");
    }

    @Test
    void a_file_of_blank_lines_is_refused() throws IOException {
        refused(file("\n\r\n\n"), "expected a header");
    }

    @Test
    void a_file_of_nothing_but_a_byte_order_mark_is_refused() throws IOException {
        refused(file("\uFEFF"), "expected a header");
    }

    @Test
    void a_header_without_lines_is_refused_for_the_main_file() throws IOException {
        refused(file(HEADER), "no line beyond its header");
    }

    @Test
    void a_file_without_permission_is_refused() throws IOException {
        Path file = file(HEADER + GOOD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "whoever runs this may read everything");
        refused(file, "permission denied");
    }

    @Test
    void a_workbook_is_refused_with_advice() throws IOException {
        refused(file(new byte[] {'P', 'K', 3, 4, 20, 0}), "save the sheet as CSV");
    }

    @Test
    void a_file_of_zeros_is_refused() throws IOException {
        refused(file(new byte[100_000]), "there is no column \"id\"");
    }

    // -- gzip --

    @Test
    void gzip_is_told_by_its_first_bytes_not_by_the_name() throws IOException {
        Read read = Read.of(file(gzip((HEADER + GOOD).getBytes(UTF_8))), Read.simple());

        assertThat(read.contacts()).containsExactly("7");
        assertThat(read.file().gzip()).isTrue();
    }

    @Test
    void a_truncated_gzip_is_refused_naming_the_line() throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 200_000; i++) {
            text.append(i * 7919L % 100_003)
                    .append(",2025-03-04T09:30:00Z,s")
                    .append(i)
                    .append('\n');
        }
        byte[] whole = gzip(text.toString().getBytes(UTF_8));

        refused(file(Arrays.copyOf(whole, whole.length - 20_000)), "line 1", "cut off");
    }

    @Test
    void a_gzip_cut_in_its_head_is_refused() throws IOException {
        refused(file(Arrays.copyOf(gzip(GOOD.getBytes(UTF_8)), 12)), "cut off");
    }

    @Test
    void damaged_gzip_is_refused() throws IOException {
        byte[] bytes = gzip((HEADER + GOOD.repeat(50)).getBytes(UTF_8));
        Arrays.fill(bytes, 20, 30, (byte) 0xff);

        refused(file(bytes), "tickets.csv", "damaged");
    }

    // -- encodings --

    @Test
    void utf_8_is_read_with_and_without_a_byte_order_mark() throws IOException {
        assertThat(read("\uFEFF" + HEADER + "7," + AT + ",été").statuses()).containsExactly("été");
        assertThat(read(HEADER + "7," + AT + ",été").statuses()).containsExactly("été");
    }

    @Test
    void utf_16_is_read_with_and_without_a_byte_order_mark() throws IOException {
        String text = HEADER + "7," + AT + ",été 😀\n";
        for (Charset charset : List.of(UTF_16LE, UTF_16BE)) {
            for (String mark : List.of("\uFEFF", "")) {
                Read read = Read.of(file((mark + text).getBytes(charset)), Read.simple());
                assertThat(read.statuses()).containsExactly("été 😀");
                assertThat(read.file().encoding()).isEqualTo(charset.name());
            }
        }
    }

    @Test
    void western_single_byte_encodings_are_told_apart() throws IOException {
        Charset windows = Charset.forName("windows-1252");
        String text = HEADER + "7," + AT + ",été €\n";

        assertThat(Read.of(file(text.getBytes(windows)), Read.simple()).statuses())
                .containsExactly("été €");
        Read latin =
                Read.of(file((HEADER + "7," + AT + ",été\n").getBytes(ISO_8859_1)), Read.simple());
        assertThat(latin.statuses()).containsExactly("été");
        assertThat(latin.file().encoding()).isEqualTo("ISO-8859-1");
    }

    @Test
    void what_the_mapping_says_of_the_writing_outweighs_what_the_file_looks_like()
            throws IOException {
        Charset greek = Charset.forName("ISO-8859-7");
        TablePlan said =
                new TablePlan.Facts(
                        "main",
                        Optional.empty(),
                        Optional.empty(),
                        Lines.ALL,
                        new Writing(Optional.of(greek), Optional.of('^')),
                        List.of(Read.form(0, "id", "at", "iso", "status")));
        Read read = Read.of(file(("id^at^status\n7^" + AT + "^κλειστό\n").getBytes(greek)), said);

        assertThat(read.statuses()).containsExactly("κλειστό");
        assertThat(read.file().encoding()).isEqualTo("ISO-8859-7");
        assertThat(read.file().delimiter()).contains('^');
    }

    @Test
    void in_a_file_of_mixed_encodings_the_minority_is_rejected_by_line() throws IOException {
        ByteArrayOutputStream mixed = new ByteArrayOutputStream();
        mixed.write((HEADER + "1," + AT + ",été\n2," + AT + ",œuvre\n").getBytes(UTF_8));
        mixed.write(("3," + AT + ",été\n").getBytes(ISO_8859_1));
        mixed.write(("4," + AT + ",open\n").getBytes(UTF_8));
        Read read = Read.of(file(mixed.toByteArray()), Read.simple());

        assertThat(read.contacts()).containsExactly("1", "2", "4");
        assertThat(read.rejected()).containsExactly("4 status undecodable");
    }

    @Test
    void a_replacement_character_that_stands_in_the_file_is_text() throws IOException {
        assertThat(read(HEADER + "7," + AT + ",\uFFFD").statuses()).containsExactly("\uFFFD");
    }

    // -- delimiters, quotes, lines --

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void delimiters_are_found(String delimiter) throws IOException {
        String text = HEADER + "7,2025-03-04T09:30:00Z,open\n";

        Read read = read(text.replace(",", delimiter));

        assertThat(read.contacts()).containsExactly("7");
        assertThat(read.file().delimiter()).contains(delimiter.charAt(0));
    }

    @Test
    void a_delimiter_is_chosen_by_the_columns_it_shows_not_by_its_number() throws IOException {
        Read read = read("id;at;status;a,b,c,d,e\n7;" + AT + ";open;x,y\n");

        assertThat(read.statuses()).containsExactly("open");
    }

    @Test
    void a_first_line_that_names_the_delimiter_is_passed_over_but_counted() throws IOException {
        Read read = read("sep=;\r\nid;at;status\r\n7;never;open\r\n8;" + AT + ";open\r\n");

        assertThat(read.contacts()).containsExactly("8");
        assertThat(read.rejected()).containsExactly("3 at not-an-instant");
    }

    @Test
    void decimal_commas_are_detected() throws IOException {
        Read comma = read("id;at;status;value\n7;" + AT + ";open;1.234,50\n");
        Read point = read("id;at;status;value\n7;" + AT + ";open;1,234.50\n");

        assertThat(comma.file().decimals()).isEqualTo(DecimalMark.COMMA);
        assertThat(point.file().decimals()).isEqualTo(DecimalMark.POINT);
        assertThat(DecimalMark.COMMA.number("1.234,50"))
                .hasValueSatisfying(n -> assertThat(n).isEqualByComparingTo("1234.5"));
        assertThat(DecimalMark.POINT.number("1.234,50")).isEmpty();
    }

    @Test
    void quotes_newlines_and_delimiters_inside_fields_are_text_and_lines_stay_physical()
            throws IOException {
        Read read =
                read(HEADER + "7," + AT + ",\"a \"\"b\"\",\r\nc\n\"\n8," + AT + ",x\n9,never,x\n");

        assertThat(read.statuses()).containsExactly("a \"b\",\r\nc\n", "x");
        assertThat(read.rejected()).containsExactly("6 at not-an-instant");
    }

    @Test
    void text_behind_a_closing_quote_rejects_the_line_only() throws IOException {
        Read read =
                read(
                        HEADER
                                + "1,"
                                + AT
                                + ",\"open\" now\n2,"
                                + AT
                                + ",\"a\"\"\"\n3,"
                                + AT
                                + ",\"\"\n4,"
                                + AT
                                + ",\"\"\"\"\n");

        assertThat(read.rejected()).containsExactly("2 status malformed-quotes");
        assertThat(read.statuses()).containsExactly("a\"", "", "\"");
    }

    @Test
    void a_quote_that_is_never_closed_is_refused_with_the_line_it_begins_on() throws IOException {
        refused(
                file(HEADER + GOOD + "8," + AT + ",\"open\n" + GOOD.repeat(10)),
                "line 3",
                "closing quote");
    }

    @Test
    void short_and_long_lines_are_rejected_but_trailing_delimiters_are_not() throws IOException {
        Read read = read(HEADER + "1," + AT + "\n2," + AT + ",a,b\n3," + AT + ",ok,,\n");

        assertThat(read.contacts()).containsExactly("3");
        assertThat(read.rejected()).containsExactly("2  too-few-fields", "3  too-many-fields");
    }

    @Test
    void blank_lines_are_passed_over() throws IOException {
        assertThat(read("\n" + HEADER + "\r\n" + GOOD + "\n\n" + GOOD).contacts()).hasSize(2);
    }

    @Test
    void a_column_there_twice_is_refused_when_used_and_noted_when_not() throws IOException {
        refused(file("id,at,status,at\n7," + AT + ",open," + AT + "\n"), "\"at\"", "2 times");

        Read read = read("id,at,status,x,x\n7," + AT + ",open,1,2\n");
        assertThat(read.statuses()).containsExactly("open");
        assertThat(read.file().notes()).anyMatch(note -> note.contains("\"x\""));
    }

    @Test
    void every_missing_column_is_named_with_those_there_are() throws IOException {
        refused(file("key,at,state\n1,2,3\n"), "line 1", "\"id\"", "\"status\"", "key, at, state");
    }

    @Test
    void nul_characters_reject_the_line_when_mapped() throws IOException {
        Read read = read("id,at,status,note\n1," + AT + ",a\0b,\n2," + AT + ",ok,\0\n");

        assertThat(read.contacts()).containsExactly("2");
        assertThat(read.rejected()).containsExactly("2 status nul");
        assertThat(read.rejections().first().getFirst().value()).isEqualTo("a\\u0000b");
    }

    @Test
    void a_field_of_ten_megabytes_is_rejected_when_mapped_and_passed_over_when_not()
            throws IOException {
        String long_ = "x".repeat(10_000_000);
        Read read =
                read(
                        "id,at,status,note\n1,"
                                + AT
                                + ",\""
                                + long_
                                + "\",\n2,"
                                + AT
                                + ",ok,"
                                + long_
                                + "\n3,"
                                + AT
                                + ",ok,\n");

        assertThat(read.contacts()).containsExactly("2", "3");
        assertThat(read.rejected()).containsExactly("2 status too-long");
        assertThat(read.rejections().first().getFirst().value()).hasSizeLessThan(100);
    }

    @Test
    void a_field_of_thirty_megabytes_is_refused_with_its_line() throws IOException {
        refused(file(HEADER + GOOD + "8," + AT + "," + "x".repeat(30_000_000)), "line 3");
    }

    // -- instants and ids --

    @Test
    void impossible_dates_blank_instants_and_blank_contacts_are_rejected_each_with_its_reason()
            throws IOException {
        Read read =
                read(
                        HEADER
                                + "1,2025-02-31T10:00:00Z,a\n"
                                + "2,2025-01-01T25:00:00Z,a\n"
                                + "3,1969-12-31T23:59:59Z,a\n"
                                + "4,03/04/2025 10:00,a\n"
                                + "5,,a\n"
                                + " ,2025-01-01T00:00:00Z,a\n"
                                + "6,2025-01-01T00:00:00+25:00,a\n"
                                + GOOD);

        assertThat(read.contacts()).containsExactly("7");
        assertThat(read.rejected())
                .containsExactly(
                        "2 at impossible-date",
                        "3 at impossible-date",
                        "4 at out-of-range",
                        "5 at ambiguous-date",
                        "6 at missing-instant",
                        "7 id missing-contact",
                        "8 at not-an-instant");
    }

    @Test
    void dates_that_could_be_read_two_ways_are_refused_with_advice_when_there_are_no_others()
            throws IOException {
        refused(file(HEADER + "1,03/04/2025,a\n2,04/05/2025,a\n"), "ambiguous-date", "dd/MM/yyyy");
    }

    @Test
    void strict_reading_stops_at_the_first_rejection() throws IOException {
        Path file = file(HEADER + GOOD + "8,never,open\n" + GOOD);

        assertThatThrownBy(() -> Read.of(file, Rejections.strict(), Read.simple()))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContainingAll("tickets.csv:3", "column at", "\"never\"", "expected");
    }

    @Test
    void all_rejections_are_counted_and_written_but_only_twenty_are_kept() throws IOException {
        StringWriter written = new StringWriter();
        Rejections rejections = Rejections.writtenTo(written);

        Read.of(file(HEADER + GOOD + "=1+1,never,x\n".repeat(100)), rejections, Read.simple());

        assertThat(rejections.count()).isEqualTo(100);
        assertThat(rejections.first()).hasSize(Rejections.KEPT);
        assertThat(rejections.byReason()).containsOnlyKeys(Reason.NOT_AN_INSTANT);
        assertThat(written.toString().lines()).hasSize(101);
    }

    @Test
    void a_line_with_several_instants_gives_a_row_for_each() throws IOException {
        Path file =
                file("id,opened,solved,who\n1," + AT + "," + AT + ",a\n2," + AT + ",,b\n3,,,c\n");

        Read read =
                Read.of(
                        file,
                        Read.plan(
                                Read.optional(4, "id", "opened", "who"),
                                Read.optional(5, "id", "solved")));

        assertThat(read.rows())
                .extracting(r -> r.contact() + r.form())
                .containsExactly("14", "15", "24");
        assertThat(read.rejected()).containsExactly("4  missing-instant");
    }

    @Test
    void account_tables_are_read_first_and_go_their_own_way() throws IOException {
        Files.writeString(folder.resolve("accounts.csv"), "key,segment\nA-1,Gold\n,Silver\n");
        TablePlan accounts =
                new TablePlan.Accounts(
                        "accounts",
                        Optional.of("accounts.csv"),
                        Lines.ALL,
                        9,
                        "key",
                        Optional.empty(),
                        List.of("segment"));

        Read read = Read.of(file(HEADER + GOOD), Read.simple(), accounts);

        assertThat(read.accounts()).hasSize(1);
        assertThat(read.accounts().getFirst().cells()).containsExactly("Gold");
        assertThat(read.files()).extracting(f -> f.table()).containsExactly("accounts", "main");
        assertThat(read.rejected()).containsExactly("3 key missing-contact");
    }

    @Test
    void a_fingerprint_is_that_of_the_bytes_on_disk() throws IOException {
        assertThat(read("id,at,status\n1,2025-01-01T00:00:00Z,a\n").file().sha256())
                .contains(sha256(Files.readAllBytes(folder.resolve("tickets.csv"))));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
