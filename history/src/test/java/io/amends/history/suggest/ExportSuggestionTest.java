package io.amends.history.suggest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.history.mapping.Mapping;
import io.amends.history.source.FileFormat;
import io.amends.history.source.RefusedInput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Suggestions for what is no text table: help desks' JSON, and workbooks. */
class ExportSuggestionTest {

    private static final Path VENDORS = Path.of("src/test/resources/io/amends/history/vendor");

    @TempDir private Path folder = Path.of("");

    @Test
    void a_help_desks_json_in_an_archive_gets_the_shipped_mapping_and_is_previewed()
            throws IOException {
        Path zip = folder.resolve("export.zip");
        Map<String, String> parts = new TreeMap<>();
        try (Stream<Path> files = Files.list(VENDORS.resolve("freshdesk"))) {
            for (Path file : files.toList()) {
                parts.put("data/" + file.getFileName(), Files.readString(file));
            }
        }
        Suggestion suggestion = Suggestion.of(write(zip, parts));

        assertThat(suggestion.shape()).contains("freshdesk");
        assertThat(suggestion.format()).isEqualTo(FileFormat.FRESHDESK);
        assertThat(suggestion.sampled()).isPositive();
        assertThat(suggestion.previews()).isNotEmpty();
        assertThat(suggestion.columns()).isNotEmpty();
        assertThat(Mapping.parse("m", suggestion.yaml()).tables())
                .hasSameSizeAs(suggestion.mapping().tables());
        assertThat(SuggestionText.in(Locale.ENGLISH).of(suggestion)).contains("freshdesk");
    }

    @Test
    void one_gzipped_file_of_a_help_desk_is_known_and_can_be_corrected() throws IOException {
        Path file = folder.resolve("issues.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            Files.copy(VENDORS.resolve("jira/issues.json"), out);
        }
        Suggestion suggestion = Suggestion.of(file);
        assertThat(suggestion.shape()).contains("jira");

        Suggestion corrected = suggestion.correct(new Correction("zone", "Europe/Berlin"));
        assertThat(corrected.mapping().zone().getId()).isEqualTo("Europe/Berlin");
        assertThat(corrected.contacts()).isEqualTo(suggestion.contacts());
    }

    @Test
    void other_json_is_refused_saying_what_is_read() throws IOException {
        for (String text :
                List.of("[{\"id\": 1, \"status\": \"open\"}]", "{\"rows\": []}", " \n{}")) {
            Path file = Files.writeString(folder.resolve("other.json"), text);
            assertThatThrownBy(() -> Suggestion.of(file))
                    .isInstanceOf(RefusedInput.class)
                    .hasMessageContaining("Zendesk, Jira, Freshdesk and Intercom")
                    .hasMessageContaining("CSV, XLSX or XES");
        }
    }

    @Test
    void a_folder_without_json_is_refused() {
        assertThatThrownBy(() -> Suggestion.of(folder))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContaining("holds none");
    }

    @Test
    void a_header_in_brackets_is_no_json() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("export.csv"),
                        """
                        [Ticket],[At],[What],[Owner]
                        1,2026-01-05 09:00,Created,Noor Smit
                        1,2026-01-05 10:00,Solved,Noor Smit
                        2,2026-01-05 09:00,Created,Amir Said
                        2,2026-01-06 10:00,Solved,Amir Said
                        """);
        assertThat(Suggestion.of(file).format()).isEqualTo(FileFormat.CSV);
    }

    @Test
    void a_workbook_is_looked_at_like_a_csv() throws IOException {
        String rows =
                row("Ticket", "Occurred at", "Activity", "Group", "Assignee")
                        + dated("7", 46083.375, "Created", "Frontline", "Noor Smit")
                        + dated("7", 46083.5, "Escalated", "Desk 2nd", "Amir Said")
                        + dated("7", 46084.5, "Solved", "Desk 2nd", "Amir Said")
                        + dated("8", 46084.5, "Created", "Frontline", "Noor Smit")
                        + dated("8", 46085.5, "Solved", "Frontline", "Noor Smit");
        Map<String, String> parts = new TreeMap<>();
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                        + "<sheets><sheet name=\"Log\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"r1\" Type=\"http://x/worksheet\""
                        + " Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r3\""
                        + " Type=\"http://x/styles\" Target=\"styles.xml\"/></Relationships>");
        parts.put(
                "xl/styles.xml",
                "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>");
        parts.put(
                "xl/worksheets/sheet1.xml",
                "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
        Suggestion suggestion = Suggestion.of(write(folder.resolve("log.xlsx"), parts));

        assertThat(suggestion.format()).isEqualTo(FileFormat.XLSX);
        assertThat(suggestion.sampled()).isEqualTo(5);
        assertThat(suggestion.leftOut()).isZero();
        assertThat(suggestion.contacts()).isEqualTo(2);
        assertThat(suggestion.yaml())
                .contains("contact: Ticket")
                .contains("column: Occurred at")
                .contains("person: Assignee")
                .contains("team: Group");
    }

    private static String row(String... texts) {
        StringBuilder row = new StringBuilder("<row>");
        for (String text : texts) {
            row.append("<c t=\"inlineStr\"><is><t>").append(text).append("</t></is></c>");
        }
        return row + "</row>";
    }

    private static String dated(String ticket, double at, String... texts) {
        return "<row><c><v>%s</v></c><c s=\"1\"><v>%s</v></c>".formatted(ticket, at)
                + row(texts).substring("<row>".length());
    }

    private static Path write(Path file, Map<String, String> parts) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }
}
