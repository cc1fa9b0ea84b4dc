package io.amends.cli;

import io.amends.server.database.Watcher;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** One line on a terminal that says what is saved or restored, and how much so far. */
final class BytesLine implements Watcher, AutoCloseable {

    private static final long EVERY_NANOS = Duration.ofMillis(100).toNanos();

    private final PrintWriter to;
    private final boolean terminal =
            Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    private long lastShown = System.nanoTime();
    private boolean shown;

    BytesLine(PrintWriter to) {
        this.to = to;
    }

    @Override
    public void at(String doing, long bytes) {
        long now = System.nanoTime();
        if (terminal && now - lastShown > EVERY_NANOS) {
            lastShown = now;
            shown = true;
            to.print(String.format(Locale.ROOT, "\r%s  %,d MB\u001B[K", doing, bytes >> 20));
            to.flush();
        }
    }

    @Override
    public void close() {
        if (shown) {
            shown = false;
            to.print("\r\u001B[K");
            to.flush();
        }
    }
}
