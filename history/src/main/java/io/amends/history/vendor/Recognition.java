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
            Map<FileFormat, Integer> found = new EnumMap<>(FileFormat.class);
            for (FileFormat format : KNOWN) {
                Shape shape = VendorExport.shape(format);
                int own = first.stream().mapToInt(file -> own(shape, file)).sum();
                if (own > 0) {
                    found.put(format, own);
                }
            }
            return found.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey);
        }
    }

    private static int own(Shape shape, Path file) {
        Counting counting = new Counting(shape);
        try (SourceBytes bytes = SourceBytes.open(file, false)) {
            JsonItems.read(bytes, shape.collections(), counting);
        } catch (Enough enough) {
            // What was read by now is what was wanted.
        }
        return counting.own;
    }

    private static final class Counting implements ItemSink {
        private final Shape shape;
        private int all;
        private int own;

        private Counting(Shape shape) {
            this.shape = shape;
        }

        @Override
        public void take(Item item) {
            own += shape.isOwn(item.value()) ? 1 : 0;
            if (++all == OBJECTS) {
                throw new Enough();
            }
        }

        @Override
        public void fault(
                String pointer, long line, Reason reason, String value, String expected) {}
    }

    /** Ends a reading that has seen what it wanted. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Enough() {
            super("enough", null, false, false);
        }
    }
}
