package io.amends.history.rulebook;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.amends.core.time.RegulatoryCatalogue;
import io.amends.core.time.RegulatoryPreset;
import io.amends.history.source.RefusedInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads regulatory presets: those that come with Amends, and others of the same shape. */
public final class RegulatoryPresets {

    private static final List<String> SHIPPED =
            List.of(
                    "gdpr-breach-authority.yaml",
                    "gdpr-dsar.yaml",
                    "uk-fca-disp.yaml",
                    "eu-dora-major.yaml",
                    "us-sec-8k-105.yaml");

    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(JsonMapper.shared().readTree(resource("preset.schema.json")));

    private RegulatoryPresets() {}

    /** The presets that come with Amends. */
    public static RegulatoryCatalogue shipped() {
        return new RegulatoryCatalogue(
                SHIPPED.stream().map(file -> parse(file, resource(file))).toList());
    }

    /**
     * Reads one preset.
     *
     * @param name how messages call the document, usually its file name
     * @param yaml the document's text
     * @throws RefusedInput with every departure from the schema, each with its path
     */
    public static RegulatoryPreset parse(String name, String yaml) {
        JsonNode root = JsonMapper.shared().valueToTree(load(name, yaml));
        List<Error> errors = SCHEMA.validate(root);
        if (!errors.isEmpty()) {
            throw new RefusedInput(
                    errors.stream()
                            .map(
                                    error ->
                                            name
                                                    + " "
                                                    + error.getInstanceLocation()
                                                    + ": "
                                                    + error.getMessage())
                            .distinct()
                            .sorted()
                            .toList());
        }
        try {
            return PresetReading.preset(root);
        } catch (IllegalArgumentException | DateTimeParseException contradiction) {
            throw new RefusedInput(name + ": " + contradiction.getMessage(), contradiction);
        }
    }

    private static Object load(String name, String yaml) {
        try {
            Object loaded =
                    new Load(LoadSettings.builder().setLabel(name).build()).loadFromString(yaml);
            return loaded == null ? List.of() : loaded;
        } catch (YamlEngineException unreadable) {
            throw new RefusedInput(
                    name + ": Expected a YAML document, but " + unreadable.getMessage(),
                    unreadable);
        }
    }

    private static String resource(String file) {
        try (InputStream in = RegulatoryPresets.class.getResourceAsStream("presets/" + file)) {
            return new String(
                    Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
