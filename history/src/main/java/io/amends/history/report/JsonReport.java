package io.amends.history.report;

import io.amends.history.source.RefusedInput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * The report as JSON, by {@code docs/report.schema.json}: keys in snake case in the order of the
 * records, those of maps sorted, instants as ISO-8601 in UTC. The same report gives the same bytes.
 * A number that is not finite is null: an interval without an upper bound has a low and no high.
 */
public final class JsonReport {

    private static final DefaultIndenter LINES = new DefaultIndenter(" ", "\n");
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .defaultPrettyPrinter(
                            new DefaultPrettyPrinter()
                                    .withObjectIndenter(LINES)
                                    .withArrayIndenter(LINES))
                    .addModule(new SimpleModule().addSerializer(Double.class, new Finite()))
                    .build();

    private JsonReport() {}

    private static final class Finite extends StdSerializer<Double> {
        Finite() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator to, SerializationContext context) {
            if (Double.isFinite(value)) {
                to.writeNumber(value);
            } else {
                to.writeNull();
            }
        }
    }

    public static void write(Report report, Path file) throws IOException {
        // Not newBufferedWriter: half a character in a source's text is replaced, not refused.
        try (Writer out =
                new BufferedWriter(
                        new OutputStreamWriter(
                                Files.newOutputStream(file), StandardCharsets.UTF_8))) {
            write(report, out);
        }
    }

    /**
     * @param out stays open
     */
    public static void write(Report report, Writer out) {
        MAPPER.writerWithDefaultPrettyPrinter().writeValue(out, report);
    }

    /**
     * A report written earlier.
     *
     * @throws RefusedInput when the file holds none, or one of another schema version
     */
    public static Report read(Path file) throws IOException {
        return read(Files.readAllBytes(file), file.toString());
    }

    /**
     * @param name of what holds the report, for whoever has to mend it
     * @throws RefusedInput as above
     */
    public static Report read(byte[] bytes, String name) {
        try {
            JsonNode tree = MAPPER.readTree(bytes);
            JsonNode version = tree.path("schema_version");
            if (!version.isInt()) {
                throw new RefusedInput(
                        name
                                + ": expected a report that amends wrote as JSON, but it has no"
                                + " schema_version");
            }
            if (version.intValue() != Report.SCHEMA_VERSION) {
                throw new RefusedInput(
                        "%s: expected schema version %d, but it has %d; make the report again with this release"
                                .formatted(name, Report.SCHEMA_VERSION, version.intValue()));
            }
            return MAPPER.treeToValue(tree, Report.class);
        } catch (JacksonException e) {
            throw new RefusedInput(
                    name
                            + ": expected a report that amends wrote as JSON, but "
                            + e.getOriginalMessage(),
                    e);
        }
    }
}
