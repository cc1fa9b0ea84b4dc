package io.amends.cli;

import io.amends.history.audit.Watch;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line on a terminal that says how far an audit has come, at what rate, and how long it still
 * takes. Where the output is no terminal it says each stage once.
 */
final class ProgressLine implements Watch, AutoCloseable {

    private static final int WIDTH = 24;
    private static final long EVERY_NANOS = Duration.ofMillis(100).toNanos();

    private final PrintWriter to;
    private final boolean silent;
    private final boolean terminal;
    private final long started = System.nanoTime();
    private @Nullable Stage stage;
    private long stageStarted = started;
    private long lastShown;

    private ProgressLine(PrintWriter to, boolean silent, boolean terminal) {
        this.to = to;
        this.silent = silent;
        this.terminal = terminal;
    }

    static ProgressLine on(PrintWriter to, boolean silent) {
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        return new ProgressLine(to, silent, terminal);
    }

    @Override
    public synchronized void at(Stage now, long done, long of, long rows) {
        if (silent) {
            return;
        }
        long time = System.nanoTime();
        if (now != stage) {
            begin(now, time);
        }
        if (terminal && (time - lastShown > EVERY_NANOS || done == of)) {
            show(now, done, of, rows, time);
            lastShown = time;
        }
    }

    private void begin(Stage now, long time) {
        if (terminal && stage != null) {
            to.println();
        }
        stage = now;
        stageStarted = time;
        if (!terminal) {
            to.println(words(now) + " …");
            to.flush();
        }
    }

    private void show(Stage now, long done, long of, long rows, long time) {
        double share = of == 0 ? 1 : Math.min(1, (double) done / of);
        double seconds = (time - stageStarted) / 1e9;
        int filled = (int) (share * WIDTH);
        StringBuilder line = new StringBuilder("\r");
        line.append(String.format(Locale.ROOT, "%-22s", words(now)));
        line.append("█".repeat(filled)).append("░".repeat(WIDTH - filled));
        line.append(String.format(Locale.ROOT, " %3.0f %%", share * 100));
        if (rows > 0 && seconds > 0) {
            line.append(String.format(Locale.ROOT, "  %,d rows/s", (long) (rows / seconds)));
        }
        if (share > 0 && share < 1) {
            line.append(
                    String.format(Locale.ROOT, "  %s left", left(seconds * (1 - share) / share)));
        }
        to.print(line.append("\u001B[K"));
        to.flush();
    }

    private static String left(double seconds) {
        return seconds < 90
                ? Math.max(1, Math.round(seconds)) + " s"
                : Math.round(seconds / 60) + " min";
    }

    private static String words(Stage stage) {
        return switch (stage) {
            case READING -> "Reading";
            case FOLDING -> "Replaying contacts";
            case ACCOUNTS -> "Looking across accounts";
            case JUDGING -> "Judging escalations";
            case WRITING -> "Writing";
        };
    }

    @Override
    public synchronized void close() {
        if (!silent && stage != null) {
            if (terminal) {
                to.println();
            }
            double seconds = (System.nanoTime() - started) / 1e9;
            to.println(String.format(Locale.ROOT, "Done in %.1f s.", seconds));
            to.flush();
        }
    }
}
