package io.amends.history.source;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One column's values as strings. Columns of few different values, as most are, get the same string
 * again; of others it soon stops trying.
 */
final class Words {

    private static final int LONGEST = 32;

    /** As many as the nine bits that {@link #slot} gives. */
    private static final int SLOTS = 512;

    private static final int TRIAL = 8192;

    private final @Nullable String[] known = new @Nullable String[SLOTS];
    private final char[][] spelled = new char[SLOTS][0];
    private boolean trying = true;
    private int lookups;
    private int found;

    String word(char[] buffer, int offset, int length) {
        if (length == 0) {
            return "";
        }
        if (!trying || length > LONGEST) {
            return new String(buffer, offset, length);
        }
        if (++lookups == TRIAL) {
            trying = found > TRIAL / 8;
            lookups = 0;
            found = 0;
        }
        int end = offset + length;
        int slot = slot(buffer, offset, end);
        char[] last = spelled[slot];
        String word = known[slot];
        if (word != null && Arrays.equals(last, 0, last.length, buffer, offset, end)) {
            found++;
            return word;
        }
        String fresh = new String(buffer, offset, length);
        known[slot] = fresh;
        spelled[slot] = Arrays.copyOfRange(buffer, offset, end);
        return fresh;
    }

    /** By length, beginning, middle and end: values of one column mostly differ there. */
    private static int slot(char[] buffer, int from, int to) {
        int length = to - from;
        int middle = from + (length >> 1);
        int before = Math.max(from, to - 2);
        int hash = length * 31 + buffer[from];
        hash = hash * 31 + buffer[middle];
        hash = hash * 31 + buffer[before];
        hash = (hash * 31 + buffer[to - 1]) * 0x9E3779B9;
        return hash >>> 23;
    }
}
