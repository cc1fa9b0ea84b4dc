package io.amends.server;

import io.amends.history.source.RefusedInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * What people set: by a flag, else in the environment, else in one YAML file, else as {@code
 * application.yaml} has it. That file's section {@code amends} is also the list of what can be set;
 * {@code docs/operations.md} says what each means.
 */
public final class Settings {

    private static final String PREFIX = "amends.";
    private static final String DEFAULTS = "/application.yaml";

    private Settings() {}

    /** A value and where it was said. */
    private record Said(String value, String where) {}

    /** Each setting with its default; empty where there is none. Names without {@code amends.} */
    public static Map<String, String> known() {
        try (InputStream in =
                Objects.requireNonNull(Settings.class.getResourceAsStream(DEFAULTS))) {
            Map<String, String> known = new LinkedHashMap<>();
            scalars(in, DEFAULTS)
                    .forEach(
                            (name, said) -> {
                                if (name.startsWith(PREFIX)) {
                                    known.put(name.substring(PREFIX.length()), said.value());
                                }
                            });
            return known;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The variable that says a setting: {@code db-url} is {@code AMENDS_DB_URL}. */
    public static String variable(String name) {
        return "AMENDS_" + name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    }

    /**
     * What was said, by the names that {@link Server#start} takes.
     *
     * @param flags by names without {@code amends.}
     * @throws RefusedInput if a name in the file is not known or a value cannot be meant, with all
     *     reasons
     */
    public static Map<String, String> read(
            Map<String, String> flags, Map<String, String> environment, Optional<Path> file)
            throws IOException {
        Map<String, Said> said = new LinkedHashMap<>();
        List<String> reasons = new ArrayList<>();
        if (file.isPresent()) {
            fromFile(file.get(), said, reasons);
        }
        for (String name : known().keySet()) {
            String value = environment.get(variable(name));
            if (value != null && !value.isBlank()) {
                said.put(name, new Said(value, "environment variable " + variable(name)));
            }
            String flag = flags.get(name);
            if (flag != null) {
                said.put(name, new Said(flag, "--" + name));
            }
        }
        said.forEach((name, value) -> check(name, value, reasons));
        if (!reasons.isEmpty()) {
            throw new RefusedInput(reasons);
        }
        Map<String, String> settings = new LinkedHashMap<>();
        said.forEach((name, value) -> settings.put(PREFIX + name, value.value()));
        return settings;
    }

    private static void fromFile(Path file, Map<String, Said> said, List<String> reasons)
            throws IOException {
        Map<String, String> known = known();
        try (InputStream in = Files.newInputStream(file)) {
            scalars(in, file.toString())
                    .forEach(
                            (name, value) -> {
                                if (known.containsKey(name)) {
                                    said.put(name, value);
                                } else {
                                    reasons.add(
                                            value.where()
                                                    + ": '"
                                                    + name
                                                    + "' is not a setting; expected one of "
                                                    + String.join(
                                                            ", ", new TreeSet<>(known.keySet())));
                                }
                            });
        }
    }

    private static void check(String name, Said said, List<String> reasons) {
        switch (name) {
            case "port" -> {
                if (!said.value().matches("\\d{1,5}") || Integer.parseInt(said.value()) > 65535) {
                    reasons.add(wrong(name, said, "a number from 0 to 65535"));
                }
            }
            case "log" -> {
                if (!List.of("text", "json").contains(said.value())) {
                    reasons.add(wrong(name, said, "text or json"));
                }
            }
            case "forward-headers" -> {
                if (!List.of("none", "native").contains(said.value())) {
                    reasons.add(wrong(name, said, "none or native"));
                }
            }
            case "metrics-token" -> {
                if (said.value().length() < 16) {
                    reasons.add(said.where() + ": " + name + ": expected at least 16 characters");
                }
            }
            default -> {
                // checked where it is used
            }
        }
    }

    private static String wrong(String name, Said said, String expected) {
        return said.where()
                + ": "
                + name
                + ": expected "
                + expected
                + ", but was '"
                + said.value()
                + "'";
    }

    /** Every value of a document by its path, such as {@code amends.port}. */
    private static Map<String, Said> scalars(InputStream in, String name) {
        LoadSettings settings = LoadSettings.builder().setLabel(name).build();
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
        Map<String, Said> found = new LinkedHashMap<>();
        try {
            new Composer(settings, new ParserImpl(settings, new StreamReader(settings, reader)))
                    .getSingleNode()
                    .ifPresent(root -> collect(root, "", name, found));
        } catch (MarkedYamlEngineException e) {
            throw new RefusedInput(
                    name
                            + e.getProblemMark()
                                    .map(mark -> ", line " + (mark.getLine() + 1))
                                    .orElse("")
                            + ": "
                            + e.getProblem(),
                    e);
        } catch (YamlEngineException e) {
            throw new RefusedInput(name + ": " + e.getMessage(), e);
        }
        return found;
    }

    private static void collect(Node node, String path, String file, Map<String, Said> found) {
        String where =
                file + node.getStartMark().map(mark -> ", line " + (mark.getLine() + 1)).orElse("");
        switch (node) {
            case MappingNode mapping -> {
                for (NodeTuple tuple : mapping.getValue()) {
                    String key =
                            tuple.getKeyNode() instanceof ScalarNode scalar
                                    ? scalar.getValue()
                                    : String.valueOf(tuple.getKeyNode());
                    collect(
                            tuple.getValueNode(),
                            path.isEmpty() ? key : path + "." + key,
                            file,
                            found);
                }
            }
            case ScalarNode scalar ->
                    found.put(
                            path,
                            new Said(
                                    Tag.NULL.equals(scalar.getTag()) ? "" : scalar.getValue(),
                                    where));
            default ->
                    throw new RefusedInput(
                            where + ": " + path + ": expected one value, but was a list");
        }
    }
}
