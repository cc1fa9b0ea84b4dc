package io.amends.history.suggest;

import io.amends.history.source.RefusedInput;
import io.amends.history.vendor.Recognition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of an export as somebody names them: one, several side by side, or a folder. */
final class GivenFiles {

    private static final Pattern TABLE =
            Pattern.compile(".*\\.(csv|tsv|xlsx|xes)(\\.gz)?", Pattern.CASE_INSENSITIVE);

    /** More tables than any export has. */
    private static final int MOST = 100;

    private GivenFiles() {}

    /**
     * The tables to look at, or the one file or folder of JSON.
     *
     * @throws RefusedInput when they do not lie side by side, are JSON and tables, or too many
     */
    static List<Path> of(List<Path> given) {
        if (given.size() == 1) {
            Path one = given.getFirst();
            List<Path> inside = Files.isDirectory(one) ? inside(one) : List.of();
            boolean tables = !inside.isEmpty() && inside.stream().noneMatch(Recognition::isExport);
            List<Path> named =
                    inside.stream()
                            .filter(f -> TABLE.matcher(String.valueOf(f.getFileName())).matches())
                            .toList();
            return tables && !named.isEmpty() ? named : given;
        }
        List<Path> different = given.stream().distinct().toList();
        return different.size() == 1 ? different : several(different);
    }

    private static List<Path> several(List<Path> files) {
        if (files.size() > MOST) {
            throw new RefusedInput("Expected at most " + MOST + " files, but got " + files.size());
        }
        long exports = files.stream().filter(Recognition::isExport).count();
        if (exports == 0) {
            beside(files);
            return files;
        }
        if (exports < files.size()) {
            throw new RefusedInput(
                    "Expected either JSON files or tables, but got both; give one of them");
        }
        return List.of(folder(files));
    }

    private static List<Path> inside(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .limit(MOST + 1L)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new RefusedInput(folder + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static Path beside(List<Path> files) {
        List<Path> folders =
                files.stream()
                        .map(file -> Objects.requireNonNull(file.toAbsolutePath().getParent()))
                        .distinct()
                        .toList();
        if (folders.size() > 1) {
            throw new RefusedInput(
                    "Expected files in one folder, but they lie in " + folders.size());
        }
        return folders.getFirst();
    }

    /** JSON is read from a folder as a whole, so all that lies there must be meant. */
    private static Path folder(List<Path> files) {
        Path folder = beside(files);
        long json = inside(folder).stream().filter(Recognition::isExport).count();
        if (json > files.size()) {
            throw new RefusedInput(
                    folder
                            + ": holds "
                            + json
                            + " files of JSON, of which "
                            + files.size()
                            + " are given; put those into a folder of their own");
        }
        return folder;
    }
}
