package io.amends.server.audits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tickets.csv",
                "Export 2026-01 (final).xlsx",
                "a,b+c@d_e.json",
                "tickets.csv.gz",
                "console.csv",
                "comma.csv"
            })
    void plain_names_are_taken(String name) {
        assertThat(FileName.of(name)).hasValue(new FileName(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "../tickets.csv",
                "../../etc/passwd",
                "a/../../b",
                "/etc/passwd",
                "//server/share",
                "\\\\server\\share",
                "..\\tickets.csv",
                "C:\\tickets.csv",
                "C:tickets.csv",
                "tickets.csv:stream",
                "tickets\0.csv",
                "tickets.csv\0",
                "tickets\n.csv",
                "tickets\r\nX: y",
                ".htaccess",
                "tickets.csv.",
                "tickets.csv ",
                " tickets.csv",
                "CON",
                "nul.csv",
                "Com1.txt",
                "lpt9",
                "aux.",
                "~root",
                "$HOME",
                "a|b",
                "a*b",
                "a?b",
                "a\"b",
                "<script>",
                "%2e%2e%2f",
                "\u2024\u2024\u2215etc",
                "\uFF0E\uFF0E\uFF0Fetc",
                "\uFF0E\uFF0E\u2044etc",
                "a\u202Evsc.exe",
                "a\u200B.csv",
                "\uFEFFa.csv",
                "a\u00A0b.csv",
                "\uD83D\uDE00.csv",
                "\uD800.csv"
            })
    void names_that_could_lead_elsewhere_or_hide_something_are_refused(String name) {
        assertThat(FileName.of(name)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new FileName(name));
    }

    @Test
    void a_name_is_at_most_120_characters_and_250_bytes_long() {
        assertThat(FileName.of("a".repeat(120))).isPresent();
        assertThat(FileName.of("a".repeat(121))).isEmpty();
        assertThat(FileName.of("漢".repeat(84))).isEmpty();
    }

    @Test
    void an_accent_is_the_same_however_a_system_writes_it() {
        Assumptions.assumeTrue(
                Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder().canEncode('Ü'),
                "this system's locale cannot write such names");
        assertThat(FileName.of("U\u0308bersicht.csv")).hasValue(new FileName("Übersicht.csv"));
    }
}
