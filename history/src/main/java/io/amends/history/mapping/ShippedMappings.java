package io.amends.history.mapping;

import io.amends.history.source.RefusedInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The mappings that come with Amends, by name; each can be written out, read and adapted. */
public final class ShippedMappings {

    /** One a line, sorted: the names are the files' under {@code shipped}. */
    private static final List<String> NAMES =
            List.of(
                    "freshdesk",
                    "intercom",
                    "intercom-warehouse",
                    "jira",
                    "jira-csv",
                    "jira-warehouse",
                    "salesforce",
                    "salesforce-warehouse",
                    "servicenow",
                    "zendesk",
                    "zendesk-warehouse");

    private ShippedMappings() {}

    public static List<String> names() {
        return NAMES;
    }

    /**
     * The document of a shipped mapping.
     *
     * @throws IllegalArgumentException when there is none of the name
     */
    public static String text(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("No mapping \"" + name + "\" is shipped");
        }
        String file = "shipped/" + name + ".yaml";
        try (InputStream in = ShippedMappings.class.getResourceAsStream(file)) {
            return new String(
                    Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * The file that is meant by a path or by a shipped mapping's name: a file of that path wins, else
     * the shipped mapping is written into the folder.
     *
     * @throws RefusedInput when it is neither
     */
    public static Path file(Path given, Path folder) {
        String name = given.toString();
        if (Files.exists(given) || given.getNameCount() > 1 || name.contains(".")) {
            return given;
        }
        if (!NAMES.contains(name)) {
            throw new RefusedInput(
                    name
                            + ": Expected a mapping's file or the name of a shipped one ("
                            + String.join(", ", NAMES)
                            + "), but it is neither.");
        }
        try {
            return Files.writeString(folder.resolve(name + ".yaml"), text(name));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
