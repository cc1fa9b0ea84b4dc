package io.amends.server;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for what happens in other threads and processes, and no longer than two minutes. */
public final class Await {

    private static final Duration AT_MOST = Duration.ofMinutes(2);
    private static final Duration LOOKS_EVERY = Duration.ofMillis(20);

    private Await() {}

    /** Something that becomes true. */
    @FunctionalInterface
    public interface Condition<E extends Exception> {
        boolean holds() throws E;
    }

    /**
     * @param what is waited for, to be read behind "until"
     */
    public static <E extends Exception> void until(String what, Condition<E> condition) throws E {
        long end = System.nanoTime() + AT_MOST.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited two minutes until " + what);
            }
            LockSupport.parkNanos(LOOKS_EVERY.toNanos());
        }
    }
}
