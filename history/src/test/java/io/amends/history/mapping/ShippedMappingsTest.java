package io.amends.history.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.history.source.RefusedInput;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedMappingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mappings/volvo-incidents.yaml",
                "mappings/helpdesk-italy.yaml",
                "brightwater/mapping.yaml"
            })
    void every_shipped_mapping_is_whole(String file) {
        Path examples = Path.of("..", "examples");
        assertThat(Files.isDirectory(examples)).isTrue();

        assertThat(Mapping.read(examples.resolve(file)).plans()).isNotEmpty();
    }

    @Test
    void every_mapping_shipped_by_name_is_whole_and_called_so() {
        for (String name : ShippedMappings.names()) {
            Mapping mapping = Mapping.parse(name, ShippedMappings.text(name));
            assertThat(mapping.name()).isEqualTo(name);
            assertThat(mapping.plans()).isNotEmpty();
        }
    }

    @Test
    void every_file_among_the_shipped_mappings_has_its_name_listed() throws Exception {
        var folder = ShippedMappings.class.getResource("shipped");
        try (var files = Files.list(Path.of(java.util.Objects.requireNonNull(folder).toURI()))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            ShippedMappings.names().stream().map(name -> name + ".yaml").toList());
        }
    }

    @Test
    void a_file_of_that_path_wins_over_a_shipped_name(@TempDir Path folder) throws Exception {
        Path own = Files.writeString(folder.resolve("zendesk"), "mapping: own");

        assertThat(ShippedMappings.file(own, folder)).isEqualTo(own);
        assertThat(ShippedMappings.file(Path.of("zendesk"), folder))
                .isEqualTo(folder.resolve("zendesk.yaml"))
                .hasContent(ShippedMappings.text("zendesk"));
    }

    @Test
    void what_is_neither_a_file_nor_shipped_is_refused_with_the_names_there_are(
            @TempDir Path folder) {
        assertThatThrownBy(() -> ShippedMappings.file(Path.of("zendisk"), folder))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContaining("zendisk")
                .hasMessageContaining("zendesk");
    }
}
