package io.amends.history.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>One</p><p>Two</p>|One⏎Two",
                "One<br>Two<BR/>Three|One⏎Two⏎Three",
                "<ul><li>a</li><li>b</li></ul>|a⏎b",
                "1 < 2 and 3 > 2|1 < 2 and 3 > 2",
                "a &amp; b &lt;c&gt; &#228; &#xE4;|a & b <c> ä ä",
                "&unknown; &#0; &#99999999; & alone|&unknown; &#0; &#99999999; & alone",
                "<b>bold</b> and <span class=\"x\">set</span>|bold and set",
                "<script>alert(1)</script>|alert(1)",
                "broken <b|broken <b"
            })
    void markup_goes_and_words_stay(String html, String text) {
        assertThat(PlainText.ofHtml(html)).isEqualTo(text.replace('⏎', '\n'));
    }

    @Test
    void markup_made_to_take_long_does_not() {
        String hostile = "<a".repeat(400_000) + "<1".repeat(400_000) + "&".repeat(400_000);

        assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> PlainText.ofHtml(hostile + "<a>" + hostile));
    }
}
