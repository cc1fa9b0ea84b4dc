package io.amends.server.audits;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.organisation.Role;
import io.amends.server.TestServer;
import io.amends.server.Visitor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Histories made to do harm: by their names, their texts and their size. */
class HostileHistoryTest {

    private static final String SCRIPT =
            "</script></title><script>alert(1)</script><img src=x onerror=alert(1)>'";
    private static final List<String> RAW =
            List.of("<script>alert", "<img src=x", "</title><script");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final TestServer server = TestServer.shared();

    @BeforeEach
    void empty() {
        server.reset();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../escaped.csv",
                "../../escaped.csv",
                "/tmp/escaped.csv",
                "..\\escaped.csv",
                "C:\\escaped.csv",
                "escaped.csv\0",
                "nul",
                "\uFF0E\uFF0E\uFF0Fescaped.csv"
            })
    void a_file_name_cannot_leave_its_folder(String name) throws IOException {
        try (Visitor manager = Visitor.as(Role.MANAGER, server)) {
            UUID history = begin(manager);
            HttpResponse<String> announced =
                    manager.post("/histories/" + history + "/files", "name", name, "size", "5");
            assertThat(announced.statusCode()).isIn(400, 422);

            HttpResponse<String> sent =
                    manager.send(
                            "PUT",
                            "/histories/" + history + "/files/" + encoded(name) + "?offset=0",
                            BodyPublishers.ofString("a,b\n1"));
            assertThat(sent.statusCode()).isIn(400, 404);
        }
        assertThat(written()).noneMatch(path -> path.toString().contains("escaped"));
    }

    @Test
    void whatever_a_history_says_is_shown_as_text_and_nothing_else() throws IOException {
        String cell = SCRIPT.replace("\"", "\"\"");
        UUID history = SmallHistory.upload(server, SmallHistory.csv(cell, cell));
        KeptAudit audit =
                SmallHistory.run(
                        server,
                        new AuditOrder(
                                SCRIPT,
                                history,
                                "tickets.csv",
                                SCRIPT,
                                SmallHistory.MAPPING,
                                null,
                                null,
                                SCRIPT));
        assertThat(audit.state()).isEqualTo(AuditState.DONE);
        server.bean(Mappings.class).save(SCRIPT, SmallHistory.MAPPING, SCRIPT, Instant.EPOCH);

        try (Visitor manager = Visitor.as(Role.MANAGER, server)) {
            String page = "/audits/" + audit.number();
            List<String> paths =
                    List.of(
                            "/audits",
                            page,
                            page + "?language=de",
                            page + "/report.html",
                            "/audits/new/" + history,
                            page + "/contacts",
                            page + "/escalations",
                            page + "/commitments",
                            page + "/findings",
                            page + "/contacts?search=" + encoded(SCRIPT),
                            "/audits/compare?audit=" + audit.number() + "&audit=" + audit.number());
            List<String> shown = new ArrayList<>();
            for (String path : paths) {
                HttpResponse<String> answer = manager.get(path);
                if (answer.statusCode() == 200) {
                    shown.add(path);
                    assertThat(answer.body()).as(path).doesNotContain(RAW);
                }
            }
            assertThat(shown).contains("/audits", page, "/audits/new/" + history);
            assertThat(manager.get("/audits").body()).contains("&lt;img src=x");
            followed(manager, page + "/contacts");
        }
    }

    /** What a list of contacts leads to. */
    private static void followed(Visitor manager, String list) {
        Matcher links =
                Pattern.compile("href=\"(/audits/\\d+/contacts/[^\"]+)\"")
                        .matcher(manager.get(list).body());
        while (links.find()) {
            String path = links.group(1).replace("&amp;", "&");
            assertThat(manager.get(path).body()).as(path).doesNotContain(RAW);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=cmd|' /C calc'!A0", "@SUM(1)"})
    void what_a_spreadsheet_would_run_is_exported_as_text(String formula) {
        UUID history = SmallHistory.upload(server, SmallHistory.csv(formula, formula));
        AuditOrder order = SmallHistory.order(history, SmallHistory.MAPPING);
        String page = "/audits/" + SmallHistory.run(server, order).number();
        try (Visitor reader = Visitor.as(Role.READER, server)) {
            for (String list : List.of("contacts", "escalations", "commitments")) {
                String csv = reader.get(page + "/" + list + ".csv").body();
                assertThat(csv).as(list).contains("'" + formula);
                assertThat(csv.replace("'" + formula, "")).doesNotContain(formula);
            }
        }
    }

    @Test
    void what_refuses_an_audit_is_shown_as_text() {
        UUID history = SmallHistory.upload(server, SCRIPT + ",b\n1,2\n");
        KeptAudit audit =
                SmallHistory.run(
                        server,
                        SmallHistory.order(
                                history,
                                SmallHistory.MAPPING.replace("who", "\"" + SCRIPT + "\"")));
        assertThat(audit.state()).isEqualTo(AuditState.REFUSED);
        try (Visitor reader = Visitor.as(Role.READER, server)) {
            assertThat(reader.get("/audits/" + audit.number()).body()).doesNotContain(RAW);
        }
    }

    @Test
    void a_wrong_correction_comes_back_as_text() {
        UUID history = SmallHistory.upload(server, SmallHistory.csv("quiet", "hello"));
        try (Visitor manager = Visitor.as(Role.MANAGER, server)) {
            manager.get("/audits/new/" + history);
            String path = "/audits/new/" + history;
            manager.post(path + "/corrections", "path", SCRIPT, "value", SCRIPT);
            assertThat(manager.get(path).body()).doesNotContain(RAW);
            manager.post(path + "/document", "document", SCRIPT + "</textarea>");
            assertThat(manager.get(path).body()).doesNotContain(RAW);
            manager.post(path, "name", SCRIPT, "protocol", SCRIPT, "asOf", SCRIPT);
            assertThat(manager.get(path).body()).doesNotContain(RAW);
        }
    }

    @Test
    void a_workbook_made_to_inflate_is_refused_with_a_sentence() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            blanks(zip, 80);
        }
        refused("bomb.xlsx", bytes.toByteArray(), "bomb.xlsx");
    }

    @Test
    void a_line_without_end_is_refused_with_a_sentence() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(
                    "ticket,at,kind,who,tier,status,id,text\n\"".getBytes(StandardCharsets.UTF_8));
            blanks(gzip, 80);
        }
        refused("bomb.csv.gz", bytes.toByteArray(), "bomb.csv.gz");
    }

    private void refused(String name, byte[] bytes, String named) throws IOException {
        Histories histories = server.bean(Histories.class);
        UUID history = histories.add("test", Instant.EPOCH);
        histories.announce(history, new FileName(name), bytes.length);
        histories.append(history, new FileName(name), 0, new ByteArrayInputStream(bytes));
        KeptAudit audit =
                SmallHistory.run(
                        server,
                        new AuditOrder(
                                "Bomb",
                                history,
                                name,
                                "small",
                                SmallHistory.MAPPING,
                                null,
                                null,
                                "test"));
        assertThat(audit.state()).isEqualTo(AuditState.REFUSED);
        assertThat(audit.problem()).contains(named);
        try (Visitor reader = Visitor.as(Role.READER, server)) {
            assertThat(reader.get("/audits/" + audit.number()).body()).contains(named);
        }
    }

    private static void blanks(OutputStream out, int megabytes) throws IOException {
        byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < megabytes; i++) {
            out.write(blanks);
        }
    }

    private static UUID begin(Visitor manager) {
        Matcher id = ID.matcher(manager.send("POST", "/histories", BodyPublishers.noBody()).body());
        assertThat(id.find()).isTrue();
        return UUID.fromString(id.group());
    }

    /** What lies in the folder of histories, in the data folder, beside it and in /tmp. */
    private List<Path> written() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path folder :
                List.of(
                        Files.createDirectories(server.data().resolve("histories")),
                        server.data(),
                        server.data().resolveSibling("."),
                        Path.of("/tmp"))) {
            try (Stream<Path> all = Files.walk(folder, folder.endsWith("histories") ? 3 : 1)) {
                all.forEach(found::add);
            }
        }
        return found;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
