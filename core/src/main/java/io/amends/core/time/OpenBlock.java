package io.amends.core.time;

import java.util.Arrays;

/**
 * The open ranges of one block of {@link OpenTime#BLOCK_SECONDS} seconds, with the open seconds
 * before each, so that every question is a binary search. All numbers are seconds from the block's
 * start; ranges are half-open, in order, and never touch.
 */
final class OpenBlock {

    private final int[] from;
    private final int[] to;
    private final int[] openBefore;
    private final int total;

    private OpenBlock(int[] from, int[] to) {
        this.from = from;
        this.to = to;
        this.openBefore = new int[from.length];
        int open = 0;
        for (int i = 0; i < from.length; i++) {
            openBefore[i] = open;
            open += to[i] - from[i];
        }
        this.total = open;
    }

    /** Open seconds in the whole block. */
    int total() {
        return total;
    }

    /** The first open second, or -1 when there is none. */
    int firstOpening() {
        return from.length == 0 ? -1 : from[0];
    }

    boolean isOpen(int second) {
        int i = lastStartingBy(from, second);
        return i >= 0 && second < to[i];
    }

    /** Open seconds in {@code [0, second)}. */
    int openBefore(int second) {
        int i = lastStartingBy(from, second);
        return i < 0 ? 0 : openBefore[i] + Math.min(second, to[i]) - from[i];
    }

    /** The first opening after a closed second, or -1. */
    int openingAfter(int second) {
        int i = lastStartingBy(from, second) + 1;
        return i < from.length ? from[i] : -1;
    }

    /** The last second such that the block is open right up to it, at or before; or -1. */
    int closingBy(int second) {
        int i = lastStartingBy(from, second - 1);
        return i < 0 ? -1 : Math.min(second, to[i]);
    }

    /** Where {@code open} seconds (1 to total) have passed; a range just filled gives its end. */
    int filledAt(int open) {
        return startOfSecond(open - 1) + 1;
    }

    /** Where open second number {@code open} (0 to total - 1) begins. */
    int startOfSecond(int open) {
        int i = lastStartingBy(openBefore, open);
        return from[i] + open - openBefore[i];
    }

    private static int lastStartingBy(int[] starts, int second) {
        int low = 0;
        int high = starts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts[middle] <= second) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** Collects ranges in order, joining those that touch. */
    static final class Builder {
        private int[] from = new int[512];
        private int[] to = new int[512];
        private int size;

        void add(int start, int end) {
            if (size > 0 && to[size - 1] == start) {
                to[size - 1] = end;
                return;
            }
            if (size == from.length) {
                from = Arrays.copyOf(from, size * 2);
                to = Arrays.copyOf(to, size * 2);
            }
            from[size] = start;
            to[size] = end;
            size++;
        }

        OpenBlock build() {
            return new OpenBlock(Arrays.copyOf(from, size), Arrays.copyOf(to, size));
        }
    }
}
