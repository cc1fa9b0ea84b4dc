package io.amends.core.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A growing collection of durations in whole seconds, each <em>observed</em> (the thing happened) or
 * <em>censored</em> (still open when the history ends: it lasted at least this long).
 *
 * <p>Built for millions: 8 bytes each (the flag is the lowest bit) in blocks of 64 KiB, so that at
 * most one block is partly empty and growing never copies what is full. Order of insertion does not
 * matter to any statistic. Not safe for use by several threads; collect apart and {@link #addAll}.
 */
public final class Durations {

    private static final int BLOCK = 8192;
    private static final long LONGEST = Long.MAX_VALUE >> 1;

    private final List<long[]> full = new ArrayList<>();
    private long[] tail = new long[4];
    private int used;
    private int observed;

    /** Adds the length of something that has happened, in seconds. */
    public void addObserved(long seconds) {
        add(seconds, true);
    }

    /** Adds the age, in seconds, of something still open at the end of the history. */
    public void addCensored(long seconds) {
        add(seconds, false);
    }

    /**
     * Adds a duration in seconds.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public void add(long seconds, boolean happened) {
        if (seconds < 0 || seconds > LONGEST) {
            throw new IllegalArgumentException("Expected seconds >= 0, but got " + seconds);
        }
        append(seconds << 1 | (happened ? 1 : 0));
    }

    /** Adds everything {@code other} holds; {@code other} is left as it was. */
    public void addAll(Durations other) {
        long[] packed = other.packed();
        for (long one : packed) {
            append(one);
        }
    }

    /** How many durations there are, observed and censored. */
    public int size() {
        return full.size() * BLOCK + used;
    }

    /** How many of them were observed to end. */
    public int observedCount() {
        return observed;
    }

    /** How many were still open. */
    public int censoredCount() {
        return size() - observed;
    }

    /** The observed durations in seconds, in no stated order; a fresh array. */
    public double[] observedSeconds() {
        double[] seconds = new double[observed];
        int next = 0;
        for (long[] block : full) {
            next = copyObserved(block, BLOCK, seconds, next);
        }
        copyObserved(tail, used, seconds, next);
        return seconds;
    }

    /** Ascending by seconds; a fresh array to be read with {@link #seconds} and {@link #ended}. */
    long[] sorted() {
        long[] packed = packed();
        Arrays.sort(packed);
        return packed;
    }

    static long seconds(long packed) {
        return packed >> 1;
    }

    static boolean ended(long packed) {
        return (packed & 1) == 1;
    }

    private void append(long packed) {
        if (used == tail.length) {
            grow();
        }
        tail[used++] = packed;
        observed += (int) (packed & 1);
    }

    private void grow() {
        if (tail.length < BLOCK) {
            tail = Arrays.copyOf(tail, tail.length * 2);
        } else {
            full.add(tail);
            tail = new long[BLOCK];
            used = 0;
        }
    }

    private long[] packed() {
        long[] all = new long[size()];
        int next = 0;
        for (long[] block : full) {
            System.arraycopy(block, 0, all, next, BLOCK);
            next += BLOCK;
        }
        System.arraycopy(tail, 0, all, next, used);
        return all;
    }

    private static int copyObserved(long[] block, int length, double[] into, int from) {
        int next = from;
        for (int i = 0; i < length; i++) {
            if (ended(block[i])) {
                into[next++] = seconds(block[i]);
            }
        }
        return next;
    }
}
