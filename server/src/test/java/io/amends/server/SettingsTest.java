package io.amends.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.history.source.RefusedInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir Path folder;

    @Test
    void a_flag_wins_over_the_environment_and_that_over_the_file() throws IOException {
        Path file = file("port: 1\nbind: 0.0.0.0\ndata: /from/file\ndb-user: filed\n");
        Map<String, String> settings =
                Settings.read(
                        Map.of("port", "3"),
                        Map.of("AMENDS_PORT", "2", "AMENDS_BIND", "::1", "AMENDS_DB_USER", ""),
                        Optional.of(file));
        assertThat(settings)
                .containsEntry("amends.port", "3")
                .containsEntry("amends.bind", "::1")
                .containsEntry("amends.data", "/from/file")
                .containsEntry("amends.db-user", "filed")
                .doesNotContainKey("amends.log");
    }

    @Test
    void an_unknown_key_is_refused_naming_it_its_line_and_what_there_is() throws IOException {
        Path file = file("port: 8080\n\nprot: 9\n");
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContainingAll(file + ", line 3", "'prot'", "port");
    }

    @Test
    void every_wrong_value_is_refused_at_once_naming_where_it_was_said() throws IOException {
        Path file = file("port: eighty\n");
        assertThatThrownBy(
                        () ->
                                Settings.read(
                                        Map.of(), Map.of("AMENDS_LOG", "xml"), Optional.of(file)))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContainingAll(
                        "line 1",
                        "port",
                        "0 to 65535",
                        "'eighty'",
                        "AMENDS_LOG",
                        "text or json",
                        "'xml'");
    }

    @Test
    void what_is_no_yaml_is_refused_with_its_line() throws IOException {
        assertThatThrownBy(() -> read(file("port: 1\n  bind: [\n")))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContaining("line ");
        assertThatThrownBy(() -> read(file("data: [a, b]\n")))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContaining("expected one value");
    }

    @Test
    void an_empty_file_says_nothing() throws IOException {
        assertThat(read(file("# nothing yet\n"))).isEmpty();
    }

    @Test
    void the_manual_has_a_row_for_every_setting_with_its_variable_and_default() throws IOException {
        String manual = Files.readString(Path.of("..", "docs", "operations.md"));
        Settings.known()
                .forEach(
                        (name, otherwise) ->
                                assertThat(manual)
                                        .containsPattern(
                                                "\\| `%s` \\|.*\\| `%s` \\| `?%s`? *\\|"
                                                        .formatted(
                                                                name,
                                                                Settings.variable(name),
                                                                otherwise)));
    }

    private Map<String, String> read(Path file) throws IOException {
        return Settings.read(Map.of(), Map.of(), Optional.of(file));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("amends.yaml"), text);
    }
}
