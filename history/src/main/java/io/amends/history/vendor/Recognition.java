package io.amends.history.vendor;

import io.amends.history.json.Item;
import io.amends.history.json.ItemSink;
import io.amends.history.json.JsonItems;
import io.amends.history.source.FileFormat;
import io.amends.history.source.Reason;
import io.amends.history.source.RefusedInput;
import io.amends.history.source.SourceBytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whose JSON an export is, told by the first objects of its first files: each help desk's contacts have
 * members that no other's have.
 */
public final class Recognition {

    private static final int FILES = 100;
    private static final int OBJECTS = 200;

    private static final List<FileFormat> KNOWN =
            List.of(FileFormat.ZENDESK, FileFormat.JIRA, FileFormat.FRESHDESK, FileFormat.INTERCOM);

    private Recognition() {}

    /** Whether it is a folder, an archive that is no workbook, or a file that begins as JSON does. */
    public static boolean isExport(Path path) {
        if (Files.isDirectory(path)) {
            return true;
        }
        try (SourceBytes bytes = SourceBytes.open(path, false)) {
            return bytes.format() == FileFormat.XLSX
                    ? !ExportFiles.isWorkbook(path)
                    : beginsAsJson(bytes.head());
        }
    }

    /** A header may begin with a bracket, but not with two, nor with a brace. */
    private static boolean beginsAsJson(byte[] head) {
        boolean list = false;
        for (byte b : head) {
            boolean blank = b <= ' '; // Marks of UTF-8 and UTF-16 are negative.
            if (!blank && list) {
                return b == '{' || b == '[' || b == ']';
            }
            if (!blank && b != '[') {
                return b == '{';
            }
            list |= b == '[';
        }
        return false;
    }

    /**
     * The help desk whose objects are the most among those looked at; empty: none of them is known.
     *
     * @throws RefusedInput when it holds no JSON or what it holds is broken
     */
    public static Optional<FileFormat> of(Path export) {
        try (ExportFiles files = ExportFiles.of(export)) {
            List<Path> first = files.files().stream().limit(FILES).toList();
            Map<FileFormat, Integer> found = among(first, KNOWN);
            if (found.isEmpty()) {
                KNOWN.forEach(format -> found.putAll(among(first, List.of(format))));
            }
            return found.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey);
        }
    }

    /**
     * Looks for all of them at once: a list that one of them does not know would be read to its end as
     * part of one object. What one of them lists may be another's member, so each is tried alone after.
     */
    private static Map<FileFormat, Integer> among(List<Path> files, List<FileFormat> formats) {
        Set<String> collections =
                formats.stream()
                        .flatMap(format -> VendorExport.shape(format).collections().stream())
                        .collect(Collectors.toSet());
        Map<FileFormat, Integer> found = new EnumMap<>(FileFormat.class);
        for (Path file : files) {
            Counting counting = new Counting(formats, found);
            try (SourceBytes bytes = SourceBytes.open(file, false)) {
                JsonItems.read(bytes, collections, counting);
            } catch (Enough enough) {
                // What was read by now is what was wanted.
            }
        }
        return found;
    }

    private static final class Counting implements ItemSink {
        private final Map<FileFormat, Shape> shapes = new EnumMap<>(FileFormat.class);
        private final Map<FileFormat, Integer> found;
        private int all;

        private Counting(List<FileFormat> formats, Map<FileFormat, Integer> found) {
            formats.forEach(format -> shapes.put(format, VendorExport.shape(format)));
            this.found = found;
        }

        @Override
        public void take(Item item) {
            shapes.forEach(
                    (format, shape) -> {
                        if (shape.isOwn(item.value())) {
                            found.merge(format, 1, Integer::sum);
                        }
                    });
            if (++all == OBJECTS) {
                throw new Enough();
            }
        }

        @Override
        public void fault(
                String pointer, long line, Reason reason, String value, String expected) {}
    }
}
