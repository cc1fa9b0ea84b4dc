package io.amends.history.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.history.source.RefusedInput;
import io.amends.history.source.TablePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileXesTest {

    private static final TablePlan PLAN =
            Read.plan(
                    Read.form(
                            0,
                            "case:concept:name",
                            "time:timestamp",
                            "iso",
                            "concept:name",
                            "case:x"));

    @TempDir Path folder;

    private Path file(String text) throws IOException {
        return Files.write(folder.resolve("log.xes"), text.getBytes(UTF_8));
    }

    private Read read(String text) throws IOException {
        return Read.of(file(text), PLAN);
    }

    private void refused(String text, String... saying) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> Read.of(file, PLAN))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContainingAll(saying);
    }

    private static String log(String inside) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<log>" + inside + "</log>";
    }

    private static String trace(String id, String inside) {
        return "<trace><string key=\"concept:name\" value=\"" + id + "\"/>" + inside + "</trace>\n";
    }

    private static String event(String name, String at) {
        return "<event><string key=\"concept:name\" value=\""
                + name
                + "\"/><date key=\"time:timestamp\" value=\""
                + at
                + "\"/></event>\n";
    }

    private static final String AT = "2025-03-04T09:30:00.000+01:00";

    @Test
    void events_carry_their_own_attributes_and_those_of_their_trace() throws IOException {
        Read read =
                read(
                        log(
                                trace("1", "<string key=\"x\" value=\"gold\"/>" + event("a", AT))
                                        + trace("2", event("b", AT) + event("c &amp; d", AT))));

        assertThat(read.contacts()).containsExactly("1", "2", "2");
        assertThat(read.rows())
                .extracting(r -> r.cells().toString())
                .containsExactly("[a, gold]", "[b, ]", "[c & d, ]");
    }

    @Test
    void declarations_globals_classifiers_and_nested_attributes_are_passed_over()
            throws IOException {
        Read read =
                read(
                        log(
                                "<extension name=\"Concept\" prefix=\"concept\" uri=\"u\"/>"
                                        + "<global scope=\"trace\"><string key=\"concept:name\" value=\"G\"/></global>"
                                        + "<global scope=\"event\"><string key=\"x\" value=\"G\"/></global>"
                                        + "<classifier name=\"c\" keys=\"concept:name\"/>"
                                        + "<string key=\"x\" value=\"log\"/>"
                                        + trace(
                                                "1",
                                                "<event><string key=\"concept:name\" value=\"a\">"
                                                        + "<string key=\"concept:name\" value=\"inner\"/></string>"
                                                        + "<list key=\"l\"><values><date key=\"time:timestamp\" value=\"x\"/>"
                                                        + "</values></list>"
                                                        + "<date key=\"time:timestamp\" value=\""
                                                        + AT
                                                        + "\"/></event>")));

        assertThat(read.rows()).extracting(r -> r.cells().toString()).containsExactly("[a, ]");
        assertThat(read.file().notes()).anyMatch(note -> note.contains("1 lists"));
    }

    @Test
    void missing_ids_and_instants_are_counted_with_their_lines() throws IOException {
        Read read =
                read(
                        log(
                                "<trace>\n"
                                        + event("a", AT)
                                        + "</trace>\n"
                                        + event("b", AT)
                                        + trace("3", event("c", "yesterday") + event("d", ""))
                                        + trace("4", event("e", AT))));

        assertThat(read.contacts()).containsExactly("4");
        assertThat(read.rejected())
                .containsExactly(
                        "3 case:concept:name missing-contact",
                        "5 case:concept:name missing-contact",
                        "6 time:timestamp not-an-instant",
                        "7 time:timestamp missing-instant");
    }

    @Test
    void external_entities_are_refused_and_nothing_is_fetched() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");

        refused(
                "<?xml version=\"1.0\"?>\n<!DOCTYPE log [<!ENTITY s SYSTEM \""
                        + secret.toUri()
                        + "\">]>\n<log><trace><string key=\"concept:name\" value=\"1\"/>&s;</trace></log>",
                "line",
                "document type");
        refused(
                "<?xml version=\"1.0\"?>\n<!DOCTYPE log SYSTEM \"http://localhost:1/log.dtd\">\n<log/>",
                "document type");
    }

    @Test
    void entity_bombs_are_refused_with_the_place() throws IOException {
        StringBuilder bomb = new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE log [\n");
        bomb.append("<!ENTITY e0 \"ha\">\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("<!ENTITY e%d \"&e%d;&e%d;\">\n".formatted(i, i - 1, i - 1));
        }
        bomb.append("]>\n<log><string key=\"x\" value=\"&e39;\"/></log>");

        refused(bomb.toString(), "log.xes, line", "document type");
    }

    @Test
    void an_undeclared_entity_is_refused() throws IOException {
        refused(log(trace("&who;", event("a", AT))), "line 2");
        refused(log(trace("1", "&who;" + event("a", AT))), "line 2");
    }

    @Test
    void xml_that_breaks_off_is_refused_with_the_line() throws IOException {
        refused("<log>\n<trace>\n<event>\n", "line 4", "not well-formed");
    }

    @Test
    void other_xml_is_refused() throws IOException {
        refused("<html><body/></html>", "<html>", "expected <log>");
    }

    @Test
    void elements_nested_without_end_are_refused() throws IOException {
        refused("<log>" + "<list key=\"a\">".repeat(100_000), "nested");
    }

    @Test
    void a_value_of_ten_megabytes_is_rejected_and_one_of_forty_is_refused() throws IOException {
        Read read = read(log(trace("1", event("x".repeat(10_000_000), AT) + event("ok", AT))));

        assertThat(read.rejected()).containsExactly("2 concept:name too-long");
        refused(log(trace("1", event("x".repeat(40_000_000), AT))), "longer than");
    }

    @Test
    void bytes_that_are_no_text_are_rejected_with_their_line() throws IOException {
        byte[] bytes = log(trace("1", event("~", AT) + event("ok", AT))).getBytes(UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '~' ? (byte) 0xe9 : bytes[i];
        }
        Read read = Read.of(Files.write(folder.resolve("log.xes"), bytes), PLAN);

        assertThat(read.statuses()).hasSize(1);
        assertThat(read.rejected()).containsExactly("2 concept:name undecodable");
    }

    @Test
    void a_declared_encoding_is_obeyed_and_one_that_does_not_exist_refused() throws IOException {
        String western = log(trace("1", event("été", AT))).replace("UTF-8", "ISO-8859-1");
        Path file = Files.write(folder.resolve("log.xes"), western.getBytes(ISO_8859_1));

        assertThat(Read.of(file, PLAN).rows().getFirst().cells()).contains("été");
        refused(western.replace("ISO-8859-1", "ISO-0815"), "encoding that does not exist");
    }

    @Test
    void references_to_characters_by_the_hundred_thousand_are_only_text() throws IOException {
        String many = event("&amp;&#x41;", AT).repeat(100_000);

        assertThat(read(log(trace("1", many))).rows()).hasSize(100_000);
    }
}
