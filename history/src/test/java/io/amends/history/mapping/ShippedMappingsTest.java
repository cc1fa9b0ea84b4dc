package io.amends.history.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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
}
