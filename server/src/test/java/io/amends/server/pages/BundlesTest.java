package io.amends.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every room says the same in both languages. */
class BundlesTest {

    private static final Path ROOMS = Path.of("src/main/resources/io/amends/server");
    private static final Pattern VALUE = Pattern.compile("\\{\\d");

    static Stream<Path> bundles() throws IOException {
        try (Stream<Path> all = Files.walk(ROOMS, 2)) {
            return all
                    .filter(file -> file.toString().endsWith("messages.properties"))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void german_says_all_that_english_says(Path bundle) throws IOException {
        assertThat(read(bundle, "_de").stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(read(bundle, "").stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void every_sentence_shows_the_same_values(Path bundle) throws IOException {
        Properties english = read(bundle, "");
        Properties german = read(bundle, "_de");
        for (String key : english.stringPropertyNames()) {
            assertThat(values(german.getProperty(key)))
                    .as(key)
                    .isEqualTo(values(english.getProperty(key)));
        }
    }

    private static String values(String sentence) {
        MessageFormat readable = new MessageFormat(sentence, Locale.ROOT);
        return VALUE.matcher(readable.toPattern())
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }

    private static Properties read(Path english, String language) throws IOException {
        Properties bundle = new Properties();
        String name = english.getFileName().toString();
        Path file = english.resolveSibling(name.replace(".properties", language + ".properties"));
        try (Reader in = Files.newBufferedReader(file)) {
            bundle.load(in);
        }
        return bundle;
    }
}
