package io.amends.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.attoparser.ParseException;
import org.attoparser.config.ParseConfiguration;
import org.attoparser.simple.AbstractSimpleMarkupHandler;
import org.attoparser.simple.SimpleMarkupParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Templates hold neither words nor anything that the content policy refuses. */
class TemplatesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    /** Keys of a keyboard, and what is written the same in every language. */
    private static final Set<String> MAY_HOLD_TEXT = Set.of("kbd", "code");

    private static final Set<String> SPOKEN =
            Set.of("title", "alt", "placeholder", "aria-label", "aria-description");

    /** What is typed the same in every language, such as an instant or a path in a file. */
    private static final Pattern CODE = Pattern.compile("\\S*[.:]\\S*");

    /** The report writes its own markup and escapes what a source says; its tests hold it to that. */
    private static final String REPORT = "${said}";

    /** So do lists of choices. */
    private static final String SELECTION = "${selection.of(";

    static Stream<Path> templates() throws IOException {
        try (Stream<Path> all = Files.walk(TEMPLATES)) {
            return all.filter(file -> file.toString().endsWith(".html")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void no_words_no_styles_no_scripts(Path template) throws IOException, ParseException {
        Findings findings = new Findings();
        new SimpleMarkupParser(ParseConfiguration.htmlConfiguration())
                .parse(Files.readString(template), findings);
        assertThat(findings.found).isEmpty();
    }

    private static final class Findings extends AbstractSimpleMarkupHandler {

        private final List<String> found = new ArrayList<>();
        private String element = "";

        @Override
        public void handleOpenElement(
                String name, Map<String, String> attributes, int line, int col) {
            element = name;
            look(attributes, line);
        }

        @Override
        public void handleStandaloneElement(
                String name, Map<String, String> attributes, boolean minimized, int line, int col) {
            look(attributes, line);
        }

        @Override
        public void handleCloseElement(String name, int line, int col) {
            element = "";
        }

        @Override
        public void handleText(char[] buffer, int offset, int length, int line, int col) {
            String text = new String(buffer, offset, length);
            if (!MAY_HOLD_TEXT.contains(element)
                    && text.codePoints().anyMatch(Character::isLetter)) {
                found.add("line " + line + ": " + text.strip());
            }
        }

        private void look(Map<String, String> attributes, int line) {
            if (attributes == null) {
                return;
            }
            attributes.forEach(
                    (name, value) -> {
                        String plain = name.replaceFirst("^(data-)?th[:-]", "");
                        if (plain.equals("style")
                                || plain.equals("utext")
                                || (plain.equals("ready:markup")
                                        && !value.equals(REPORT)
                                        && !value.startsWith(SELECTION))
                                || plain.matches("on[a-z]+")
                                || (SPOKEN.contains(name) && !CODE.matcher(value).matches())) {
                            found.add("line " + line + ": " + name + "=" + value);
                        }
                    });
        }
    }
}
