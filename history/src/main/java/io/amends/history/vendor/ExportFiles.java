package io.amends.history.vendor;

import io.amends.history.source.RefusedInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The JSON files of an export: one, or those of a folder or a zip archive, by name. */
final class ExportFiles implements AutoCloseable {

    private static final Pattern JSON_FILE =
            Pattern.compile(".*\\.(json|jsonl|ndjson)(\\.gz)?", Pattern.CASE_INSENSITIVE);
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    /** Of an archive: more files than any help desk exports. */
    private static final int MOST_FILES = 10_000;

    private static final int DEEPEST = 8;

    /** Inflated to deflated; JSON reaches some dozens. */
    private static final int DENSEST = 500;

    private final List<Path> files;
    private final @Nullable FileSystem archive;

    private ExportFiles(List<Path> files, @Nullable FileSystem archive) {
        this.files = files;
        this.archive = archive;
    }

    /**
     * @throws RefusedInput when a folder or archive holds no JSON, or the archive is none or made to
     *     exhaust
     */
    static ExportFiles of(Path export) {
        try {
            if (Files.isDirectory(export)) {
                return new ExportFiles(jsonIn(export, export, 1), null);
            }
            return isZip(export) ? inArchive(export) : new ExportFiles(List.of(export), null);
        } catch (IOException | UncheckedIOException e) {
            throw new RefusedInput(export + ": cannot be read: " + e.getMessage(), e);
        }
    }

    List<Path> files() {
        return files;
    }

    private static boolean isZip(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            return false; // What is wrong with it is told when it is opened.
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        }
    }

    /** Whether an archive holds what every workbook holds. */
    static boolean isWorkbook(Path zip) {
        try (FileSystem archive = FileSystems.newFileSystem(zip)) {
            return Files.exists(archive.getPath("/xl"));
        } catch (IOException damaged) {
            return true; // What is wrong with it is told when it is opened.
        }
    }

    private static ExportFiles inArchive(Path zip) throws IOException {
        FileSystem archive = FileSystems.newFileSystem(zip);
        try {
            List<Path> files = jsonIn(zip, archive.getPath("/"), DEEPEST);
            long inflated = 0;
            for (Path file : files) {
                inflated += Files.size(file);
            }
            if (files.size() > MOST_FILES || inflated / DENSEST > Files.size(zip)) {
                throw new RefusedInput(
                        zip
                                + ": expected an archive of at most "
                                + MOST_FILES
                                + " files that grow at most "
                                + DENSEST
                                + "-fold; unpack it and give the folder");
            }
            return new ExportFiles(files, archive);
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    private static List<Path> jsonIn(Path export, Path root, int depth) throws IOException {
        try (Stream<Path> inside = Files.walk(root, depth)) {
            List<Path> files =
                    inside.filter(Files::isRegularFile)
                            .filter(ExportFiles::isJson)
                            .limit(MOST_FILES + 1L)
                            .sorted()
                            .toList();
            if (files.isEmpty()) {
                throw new RefusedInput(
                        export
                                + ": expected files .json, .jsonl or .ndjson in it, gzipped or not,"
                                + " but it holds none");
            }
            return files;
        }
    }

    private static boolean isJson(Path file) {
        return JSON_FILE.matcher(String.valueOf(file.getFileName())).matches();
    }

    @Override
    public void close() {
        try {
            if (archive != null) {
                archive.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
