package io.amends.server.database;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What PostgreSQL writes about itself: a file per weekday, overwritten a week later.
 *
 * @param folder of the files
 */
record ServerLog(Path folder) {

    /** Before its own log is open it writes here. */
    private static final String FIRST_WORDS = "start.log";

    /** Written over only when a server runs through midnight; else it would grow for ever. */
    private static final long MOST = 20L << 20;

    private static final int SHOWN = 4000;

    static ServerLog in(Path cluster, Account account) throws IOException {
        Path folder = cluster.resolve("log");
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(folder);
            account.own(folder);
        }
        ServerLog log = new ServerLog(folder);
        for (Path file : log.files()) {
            if (Files.size(file) > MOST || file.equals(log.firstWords())) {
                Files.delete(file);
            }
        }
        return log;
    }

    Path firstWords() {
        return folder.resolve(FIRST_WORDS);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    Map<Path, Long> sizes() throws IOException {
        Map<Path, Long> sizes = new HashMap<>();
        for (Path file : files()) {
            sizes.put(file, Files.size(file));
        }
        return sizes;
    }

    /** What was added to files that had these sizes. */
    String since(Map<Path, Long> sizes) throws IOException {
        StringBuilder added = new StringBuilder();
        for (Path file : files()) {
            added.append(from(file, sizes.getOrDefault(file, 0L)));
        }
        return added.toString().strip();
    }

    private static String from(Path file, long offset) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(Math.min(in.length(), Math.max(offset, in.length() - SHOWN)));
            byte[] rest = new byte[(int) (in.length() - in.getFilePointer())];
            in.readFully(rest);
            return new String(rest, StandardCharsets.UTF_8);
        }
    }
}
