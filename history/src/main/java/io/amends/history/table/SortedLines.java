package io.amends.history.table;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Lines that come in any order, from any thread, and leave sorted by their key. What exceeds the
 * memory budget goes to temporary files, deleted on close. Lines hold no line break outside quotes
 * that is not escaped, since a run file has one entry a line.
 */
final class SortedLines implements AutoCloseable {

    private static final Comparator<Entry> ORDER =
            Comparator.comparing(Entry::key).thenComparing(Entry::line);

    private final Path folder;
    private final long memoryBudget;
    private final List<Path> runs = new ArrayList<>();
    private List<Entry> entries = new ArrayList<>();
    private long held;

    private record Entry(String key, String line) {}

    /**
     * @param memoryBudget in characters
     */
    SortedLines(Path folder, long memoryBudget) {
        this.folder = folder;
        this.memoryBudget = memoryBudget;
    }

    /** Lines of one key stand in the order of their text. */
    synchronized void add(String key, String line) {
        entries.add(new Entry(key, line));
        held += key.length() + line.length();
        if (held > memoryBudget) {
            spill();
        }
    }

    synchronized void writeTo(Writer out) throws IOException {
        entries.sort(ORDER);
        if (runs.isEmpty()) {
            for (Entry entry : entries) {
                out.write(entry.line());
            }
            return;
        }
        spill();
        merge(out);
    }

    @Override
    public synchronized void close() {
        try {
            for (Path run : runs) {
                Files.deleteIfExists(run);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void spill() {
        entries.sort(ORDER);
        try {
            Path run = Files.createTempFile(folder, "amends-", ".run");
            runs.add(run);
            try (BufferedWriter out = Files.newBufferedWriter(run)) {
                for (Entry entry : entries) {
                    out.write(escape(entry.key()));
                    out.write('\n');
                    out.write(escape(entry.line()));
                    out.write('\n');
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        entries = new ArrayList<>();
        held = 0;
    }

    private void merge(Writer out) throws IOException {
        List<Run> open = new ArrayList<>();
        PriorityQueue<Run> next =
                new PriorityQueue<>(Comparator.comparing((Run run) -> run.current(), ORDER));
        try {
            for (Path path : runs) {
                Run run = new Run(Files.newBufferedReader(path));
                open.add(run);
                if (run.advance()) {
                    next.add(run);
                }
            }
            while (!next.isEmpty()) {
                Run run = next.remove();
                out.write(run.current().line());
                if (run.advance()) {
                    next.add(run);
                }
            }
        } finally {
            for (Run run : open) {
                run.in.close();
            }
        }
    }

    private static final class Run {
        private final BufferedReader in;
        private @Nullable Entry entry;

        Run(BufferedReader in) {
            this.in = in;
        }

        Entry current() {
            return Objects.requireNonNull(entry);
        }

        boolean advance() throws IOException {
            @Nullable String key = in.readLine();
            @Nullable String line = key == null ? null : in.readLine();
            if (key == null || line == null) {
                return false;
            }
            entry = new Entry(unescape(key), unescape(line));
            return true;
        }
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            char escaped = text.charAt(++i);
            plain.append(escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
        }
        return plain.toString();
    }
}
