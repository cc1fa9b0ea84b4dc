package io.amends.history.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.history.mapping.Mapping;
import io.amends.history.source.FileFormat;
import io.amends.history.source.RefusedInput;
import io.amends.history.source.TablePlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks, as spreadsheets write them and as somebody writes them to do harm. */
class XlsxTest {

    private static final String RELATIONS =
            """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>
            <Relationship Id="r2" Type="http://x/sharedStrings" Target="sharedStrings.xml"/>
            <Relationship Id="r3" Type="http://x/styles" Target="/xl/styles.xml"/>
            </Relationships>
            """;
    private static final String BOOK =
            """
            <workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
            <sheets><sheet name="Tickets" sheetId="1" r:id="r1"/></sheets></workbook>
            """;
    private static final String TEXTS =
            """
            <sst><si><t>id</t></si><si><t>at</t></si><si><t>status</t></si>
            <si><r><t>op</t></r><r><t>en</t></r><rPh><t>ignored</t></rPh></si></sst>
            """;
    private static final String STYLES =
            """
            <styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-409]dd\\.mm\\.yyyy hh:mm"/>
            <numFmt numFmtId="165" formatCode="0.00E+00"/><numFmt numFmtId="166" formatCode="[h]:mm"/>
            </numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/>
            </cellXfs></styleSheet>
            """;
    private static final String HEAD =
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
                    + "<c r=\"C1\" t=\"s\"><v>2</v></c></row>";

    @TempDir private Path folder;

    @Test
    void the_named_sheet_is_read_and_else_the_first_that_is_not_hidden() throws IOException {
        Map<String, String> parts =
                sheet(
                        HEAD
                                + "<row r=\"2\"><c r=\"A2\"><v>1001</v></c><c r=\"B2\" s=\"3\">"
                                + "<v>45719.395833333336</v></c><c r=\"C2\" t=\"inlineStr\"><is><t>a &amp; b</t></is></c></row>"
                                + "<row r=\"3\"><c r=\"A3\" s=\"1\"/></row>"
                                + "<row r=\"4\"><c r=\"A4\"><v>1002</v></c><c r=\"B4\" t=\"inlineStr\">"
                                + "<is><t>2025-03-04 10:00</t></is></c><c r=\"C4\" t=\"b\"><v>1</v></c></row>",
                        "");
        parts.put(
                "xl/workbook.xml",
                BOOK.replace(
                        "<sheets>",
                        "<sheets><sheet name=\"Notes\" state=\"hidden\" r:id=\"r9\"/>"));
        Path file = write("tickets.xlsx", parts);

        for (TablePlan[] plans : List.of(plans(""), plans("sheet: Tickets"))) {
            Read read = Read.of(file, plans);

            assertThat(read.file().format()).isEqualTo(FileFormat.XLSX);
            assertThat(read.file().sha256()).isPresent();
            assertThat(read.file().lines()).isEqualTo(2);
            assertThat(read.contacts()).containsExactly("1001", "1002");
            assertThat(read.statuses()).containsExactly("a & b", "TRUE");
            assertThat(read.rows())
                    .extracting(row -> row.occurredAt())
                    .containsExactly(
                            Instant.parse("2025-03-03T09:30:00Z"),
                            Instant.parse("2025-03-04T10:00:00Z"));
        }
    }

    @Test
    void date_cells_are_read_whatever_the_pattern_of_the_text_cells_beside_them()
            throws IOException {
        Path file =
                book(
                        HEAD
                                + "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" s=\"1\"><v>45719.395833333336</v></c></row>"
                                + "<row r=\"3\"><c r=\"A3\"><v>1</v></c><c r=\"B3\" t=\"inlineStr\"><is><t>04/03/2025 10:15</t></is></c></row>"
                                + "<row r=\"4\"><c r=\"A4\"><v>1</v></c><c r=\"B4\" t=\"inlineStr\"><is><t>4 March</t></is></c></row>"
                                + "<row r=\"5\"><c r=\"A5\"><v>1</v></c><c r=\"B5\"><v>45719</v></c></row>");

        Read read = Read.of(file, plans("occurred: {column: at, format: \"dd/MM/yyyy HH:mm\"}"));

        assertThat(read.rows())
                .extracting(row -> row.occurredAt())
                .containsExactly(
                        Instant.parse("2025-03-03T09:30:00Z"),
                        Instant.parse("2025-03-04T10:15:00Z"));
        assertThat(read.rejected()).containsExactly("4 at not-an-instant", "5 at not-an-instant");
    }

    @Test
    void rich_texts_formula_results_long_numbers_and_failed_formulas() throws IOException {
        Path file =
                book(
                        HEAD
                                + "<row r=\"2\"><c r=\"A2\"><v>1.2E+19</v></c><c r=\"B2\" s=\"3\"><f>NOW()</f><v>45719.5</v></c><c r=\"C2\" t=\"s\"><v>3</v></c></row>"
                                + "<row><c t=\"str\"><f>\"x\"</f><v>T-2</v></c><c s=\"3\"><v>45719.5</v></c><c s=\"2\"><v>12.5</v></c></row>"
                                + "<row r=\"9\"><c r=\"A9\"><v>3</v></c><c r=\"B9\" s=\"3\"><v>45719.5</v></c><c r=\"C9\" t=\"e\"><v>#REF!</v></c></row>"
                                + "<row r=\"10\"><c r=\"A10\"><v>4</v></c><c r=\"B10\" t=\"d\"><v>2025-03-03T12:00:00</v></c></row>");

        Read read = Read.of(file, plans(""));

        assertThat(read.contacts()).containsExactly("12000000000000000000", "T-2", "4");
        assertThat(read.statuses()).containsExactly("open", "12.5", "");
        assertThat(read.rows())
                .allMatch(r -> r.occurredAt().equals(Instant.parse("2025-03-03T12:00:00Z")));
        assertThat(read.rejected()).containsExactly("9 status failed-formula");
    }

    @Test
    void merged_cells_all_hold_what_the_first_one_does() throws IOException {
        Path file =
                write(
                        "merged.xlsx",
                        sheet(
                                HEAD
                                        + "<row r=\"2\"><c r=\"A2\"><v>7</v></c><c r=\"B2\" s=\"3\"><v>45719.5</v></c></row>"
                                        + "<row r=\"3\"><c r=\"A3\"/><c r=\"B3\" s=\"3\"><v>45719.75</v></c></row>"
                                        + "<row r=\"4\"><c r=\"A4\"><v>8</v></c><c r=\"B4\" s=\"3\"><v>45719.75</v></c></row>",
                                "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>"));

        assertThat(Read.of(file, plans("")).contacts()).containsExactly("7", "7", "8");
    }

    @Test
    void years_counted_from_1904_are_told_by_the_workbook() throws IOException {
        Map<String, String> parts =
                sheet(
                        HEAD
                                + "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" s=\"3\"><v>44257.5</v></c></row>",
                        "");
        parts.put(
                "xl/workbook.xml",
                BOOK.replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>"));

        assertThat(Read.of(write("1904.xlsx", parts), plans("")).rows().getFirst().occurredAt())
                .isEqualTo(Instant.parse("2025-03-03T12:00:00Z"));
    }

    @Test
    void a_sheet_or_a_column_that_is_not_there_is_named_with_those_that_are() throws IOException {
        Path file = book(HEAD);

        refused(file, plans("sheet: Cases"), "there is no sheet \"Cases\"", "Tickets");
        refused(
                file,
                plans("occurred: when"),
                "row 1: there is no column \"when\"",
                "id, at, status");
    }

    @Test
    void an_old_or_encrypted_workbook_is_refused_with_the_way_out() throws IOException {
        byte[] ole = Arrays.copyOf(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0}, 4096);
        refused(
                Files.write(folder.resolve("old.xls"), ole),
                plans(""),
                "old workbook (.xls)",
                "CSV");
        byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, ole, 2048, name.length);
        refused(Files.write(folder.resolve("locked.xlsx"), ole), plans(""), "has a password");
    }

    @Test
    void other_archives_and_binary_workbooks_are_refused() throws IOException {
        refused(
                write("a.zip", Map.of("a.csv", "id,at")),
                plans(""),
                "is a zip archive, not a workbook");
        refused(write("b.xlsb", Map.of("xl/workbook.bin", "x")), plans(""), ".xlsb");
        Path whole = book(HEAD);
        byte[] cut = Arrays.copyOf(Files.readAllBytes(whole), 900);
        refused(Files.write(folder.resolve("cut.xlsx"), cut), plans(""), "damaged, cut off");
    }

    @Test
    void an_entity_bomb_is_refused_in_any_part() throws IOException {
        String bomb =
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
        for (String part :
                new String[] {
                    "xl/workbook.xml",
                    "xl/sharedStrings.xml",
                    "xl/styles.xml",
                    "xl/worksheets/sheet1.xml"
                }) {
            Map<String, String> parts = sheet(HEAD, "");
            parts.merge(part, bomb, (whole, prefix) -> prefix + whole);
            refused(write("bomb.xlsx", parts), plans(""), "document type");
        }
    }

    @Test
    void a_zip_bomb_is_refused_in_any_part() throws IOException {
        String blanks = " ".repeat(1 << 20);
        for (String part : new String[] {"xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"}) {
            Path file = folder.resolve("zip-bomb.xlsx");
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
                for (Map.Entry<String, String> each : sheet(HEAD, "").entrySet()) {
                    zip.putNextEntry(new ZipEntry(each.getKey()));
                    if (each.getKey().equals(part)) {
                        zip.write("<a>".getBytes(StandardCharsets.UTF_8));
                        for (int i = 0; i < 80; i++) {
                            zip.write((blanks + "<b/>").getBytes(StandardCharsets.UTF_8));
                        }
                    }
                    zip.write(each.getValue().getBytes(StandardCharsets.UTF_8));
                }
            }
            refused(file, plans(""), "inflates to more than");
        }
    }

    @Test
    void cells_beyond_a_sheets_edge_and_endless_texts_end_the_reading() throws IOException {
        refused(book("<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>"), plans(""), "last column");
        refused(book("<row r=\"99999999999\"><c><v>1</v></c></row>"), plans(""), "last row");
        refused(book("<row r=\"1\">" + "<c/>".repeat(16_385) + "</row>"), plans(""), "more cells");
        refused(
                write(
                        "m.xlsx",
                        sheet(
                                HEAD,
                                "<mergeCells>"
                                        + "<mergeCell ref=\"A1:XFD9\"/>".repeat(2)
                                        + "</mergeCells>")),
                plans(""),
                "merged cells overlap");
        refused(book(HEAD + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v>"), plans(""), "well-formed");
        Read read =
                Read.of(
                        book(
                                HEAD
                                        + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>99</v></c><c r=\"B2\" s=\"3\"><v>45719</v></c></row>"
                                        + "<row r=\"3\"><c r=\"A3\"><v>1</v></c><c r=\"B3\" s=\"3\"><v>45719</v></c></row>"),
                        plans(""));
        assertThat(read.rejected()).containsExactly("2 id failed-formula");
    }

    private static void refused(Path file, TablePlan[] plans, String... said) {
        assertThatThrownBy(() -> Read.of(file, plans))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContainingAll(said)
                .hasMessageContaining(String.valueOf(file.getFileName()));
    }

    private static TablePlan[] plans(String extra) {
        String occurred = extra.startsWith("occurred") ? "" : "    occurred: at\n";
        return Mapping.parse(
                        "m.yaml",
                        "mapping: m\nversion: 1\nzone: UTC\ntables:\n  main:\n    rows: events\n"
                                + "    contact: id\n"
                                + occurred
                                + (extra.isEmpty() ? "" : "    " + extra + "\n")
                                + "    fields: {status: status}\n")
                .plans()
                .toArray(TablePlan[]::new);
    }

    private Path book(String rows) throws IOException {
        return write("tickets.xlsx", sheet(rows, ""));
    }

    private static Map<String, String> sheet(String rows, String behind) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("xl/workbook.xml", BOOK);
        parts.put("xl/_rels/workbook.xml.rels", RELATIONS);
        parts.put("xl/sharedStrings.xml", TEXTS);
        parts.put("xl/styles.xml", STYLES);
        parts.put(
                "xl/worksheets/sheet1.xml",
                "<worksheet><sheetData>" + rows + "</sheetData>" + behind + "</worksheet>");
        return parts;
    }

    private Path write(String name, Map<String, String> parts) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }
}
