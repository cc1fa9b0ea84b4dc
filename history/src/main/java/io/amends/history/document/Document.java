package io.amends.history.document;

import io.amends.history.source.RefusedInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A document that people edit: YAML 1.2, kept with the line of each of its entries. What is wrong
 * with it is refused all at once, each problem with file, line and path.
 */
public final class Document {

    /** Larger than any document a person edits, smaller than what would hurt. */
    static final int MAX_BYTES = 1 << 20;

    private final String name;
    private final JsonNode root;
    private final Map<String, Integer> lines;
    private final Map<String, String> scalars;

    Document(String name, JsonNode root, Map<String, Integer> lines, Map<String, String> scalars) {
        this.name = name;
        this.root = root;
        this.lines = lines;
        this.scalars = scalars;
    }

    /**
     * Reads and checks a file.
     *
     * @throws RefusedInput with every problem found
     */
    public static Document read(Path file, DocumentSchema schema) {
        String name = file.toString();
        if (Files.isDirectory(file)) {
            throw new RefusedInput(name + ": Expected a YAML document, but it is a folder.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return checked(name, in.readNBytes(MAX_BYTES + 1), schema);
        } catch (java.nio.file.NoSuchFileException absent) {
            throw new RefusedInput(
                    name + ": Expected a YAML document, but there is no such file.", absent);
        } catch (java.nio.file.AccessDeniedException denied) {
            throw new RefusedInput(
                    name + ": Expected a YAML document, but it may not be read, permission denied.",
                    denied);
        } catch (IOException unreadable) {
            throw new RefusedInput(
                    name
                            + ": Expected a YAML document, but it cannot be read ("
                            + unreadable.getMessage()
                            + ").",
                    unreadable);
        }
    }

    /** Reads and checks a text, called by a name in messages. */
    public static Document parse(String name, String text, DocumentSchema schema) {
        return checked(name, text.getBytes(StandardCharsets.UTF_8), schema);
    }

    /** Reads and checks a document that is part of Amends, beside the class given. */
    public static Document resource(Class<?> beside, String file, DocumentSchema schema) {
        return checked(file, DocumentSchema.bytesOf(beside, file), schema);
    }

    private static Document checked(String name, byte[] bytes, DocumentSchema schema) {
        Document document = YamlReading.of(name, decode(name, bytes));
        List<Problem> problems = schema.problemsIn(document);
        document.refuse(problems);
        return document;
    }

    private static String decode(String name, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new RefusedInput(
                    name
                            + ": Expected a document of at most "
                            + MAX_BYTES / 1024
                            + " KiB, but it is larger. Is it the export rather than the document?");
        }
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notText) {
            throw new RefusedInput(
                    name + ": Expected text in UTF-8, but it holds other bytes. Save it as UTF-8.",
                    notText);
        }
    }

    public String name() {
        return name;
    }

    JsonNode json() {
        return root;
    }

    /** The document as one entry, to walk from. */
    public Entry root() {
        return new Entry(this, "", root);
    }

    /**
     * Refuses the document when there is any problem, in the order of lines.
     *
     * @throws RefusedInput with all of them
     */
    public void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new RefusedInput(
                    problems.stream()
                            .sorted(java.util.Comparator.comparingInt(p -> line(p.pointer())))
                            .map(p -> place(p.pointer()) + ": " + p.sentence())
                            .distinct()
                            .toList());
        }
    }

    /** Where an entry stands, as people find it: {@code mapping.yaml:12 tables.main.rows}. */
    public String place(String pointer) {
        String path = pointer.isEmpty() ? "" : " " + dotted(pointer);
        return name + ":" + line(pointer) + path;
    }

    /** The entry's line, counted from 1; that of the nearest one around it where it has none. */
    int line(String pointer) {
        for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
        }
        return lines.getOrDefault("", 1);
    }

    /** A scalar as it is written, so that 007 stays 007; empty for a map or list. */
    String written(String pointer) {
        return scalars.getOrDefault(pointer, "");
    }

    private static String dotted(String pointer) {
        return pointer.substring(1).replace('/', '.').replace("~1", "/").replace("~0", "~");
    }

    static String child(String pointer, String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }
}
