package io.amends.cli;

import io.amends.cli.AuditCommand.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where an audit's outputs go. */
record Destination(Optional<Path> html, Optional<Path> json, Optional<Path> tables) {

    /**
     * One document goes to a file, tables and several formats to a folder, which is made.
     *
     * @param out as asked for; null: named after the history, in the current folder
     */
    static Destination of(Path history, List<Format> formats, @Nullable Path out) {
        boolean folder = formats.contains(Format.CSV) || formats.size() > 1;
        String name = nameOf(history);
        if (!folder) {
            Format only = formats.getFirst();
            Path file = out != null ? out : Path.of(name + "-audit." + lower(only));
            makeFolder(file.toAbsolutePath().getParent());
            return only == Format.HTML
                    ? new Destination(Optional.of(file), Optional.empty(), Optional.empty())
                    : new Destination(Optional.empty(), Optional.of(file), Optional.empty());
        }
        Path into = out != null ? out : Path.of(name + "-audit");
        makeFolder(into);
        return new Destination(
                formats.contains(Format.HTML)
                        ? Optional.of(into.resolve("report.html"))
                        : Optional.empty(),
                formats.contains(Format.JSON)
                        ? Optional.of(into.resolve("report.json"))
                        : Optional.empty(),
                formats.contains(Format.CSV) ? Optional.of(into) : Optional.empty());
    }

    List<Path> written() {
        return Stream.of(html, json, tables).flatMap(Optional::stream).toList();
    }

    private static String nameOf(Path history) {
        String name = String.valueOf(history.getFileName());
        int dot = name.indexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String lower(Format format) {
        return format.name().toLowerCase(Locale.ROOT);
    }

    private static void makeFolder(@Nullable Path folder) {
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
