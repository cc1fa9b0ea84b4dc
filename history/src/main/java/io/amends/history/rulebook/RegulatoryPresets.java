package io.amends.history.rulebook;

import io.amends.core.time.RegulatoryCatalogue;
import io.amends.core.time.RegulatoryPreset;
import io.amends.history.document.Document;
import io.amends.history.document.DocumentSchema;
import io.amends.history.source.RefusedInput;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Reads regulatory presets: those that come with Amends, and others of the same shape. */
public final class RegulatoryPresets {

    private static final List<String> SHIPPED =
            List.of(
                    "gdpr-breach-authority.yaml",
                    "gdpr-dsar.yaml",
                    "uk-fca-disp.yaml",
                    "eu-dora-major.yaml",
                    "us-sec-8k-105.yaml");

    private static final DocumentSchema SCHEMA =
            DocumentSchema.beside(RegulatoryPresets.class, "presets/preset.schema.json");

    private RegulatoryPresets() {}

    /** The presets that come with Amends. */
    public static RegulatoryCatalogue shipped() {
        return new RegulatoryCatalogue(SHIPPED.stream().map(RegulatoryPresets::shipped).toList());
    }

    private static RegulatoryPreset shipped(String file) {
        String resource = "presets/" + file;
        return preset(file, Document.resource(RegulatoryPresets.class, resource, SCHEMA));
    }

    /**
     * Reads one preset.
     *
     * @param name how messages call the document, usually its file name
     * @param yaml the document's text
     * @throws RefusedInput with every departure from the schema, each with its line and path
     */
    public static RegulatoryPreset parse(String name, String yaml) {
        return preset(name, Document.parse(name, yaml, SCHEMA));
    }

    private static RegulatoryPreset preset(String name, Document document) {
        try {
            return PresetReading.preset(document.root());
        } catch (IllegalArgumentException | DateTimeParseException contradiction) {
            throw new RefusedInput(name + ": " + contradiction.getMessage(), contradiction);
        }
    }
}
