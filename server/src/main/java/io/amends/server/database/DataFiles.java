package io.amends.server.database;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * The files that rooms keep in the data folder: all but the database, locks and what is temporary.
 * They are held by a second name each for as long as they are read, so that one which is deleted
 * meanwhile is still there.
 */
final class DataFiles implements AutoCloseable {

    private static final Set<String> NOT_KEPT =
            Set.of("postgresql", "tmp", DataFolder.LOCK, DataFolder.RESTORING);

    private final Path root;
    private final Path second;
    private final List<Held> held = new ArrayList<>();

    DataFiles(Path root) {
        this.root = root;
        this.second = root.resolve("tmp").resolve("backup-" + ProcessHandle.current().pid());
    }

    /**
     * @param name below the data folder, with slashes
     * @param path where it can be read
     */
    record Held(String name, Path path) {}

    void hold() throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        for (Path file : files()) {
            Path link = second.resolve(String.valueOf(held.size()));
            Files.createDirectories(second);
            try {
                Files.createLink(link, file);
                held.add(new Held(name(file), link));
            } catch (NoSuchFileException e) {
                // deleted a moment ago
            } catch (UnsupportedOperationException | FileSystemException e) {
                held.add(new Held(name(file), file));
            }
        }
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> kept = Files.list(root)) {
            for (Path top : kept.sorted().toList()) {
                if (!NOT_KEPT.contains(String.valueOf(top.getFileName()))) {
                    try (Stream<Path> all = Files.walk(top)) {
                        all.filter(Files::isRegularFile).sorted().forEach(files::add);
                    }
                }
            }
        }
        return files;
    }

    private String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    List<Held> held() {
        return List.copyOf(held);
    }

    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(second);
    }
}
