package io.amends.history.source;

import org.jspecify.annotations.Nullable;

/**
 * One column's values as strings. Columns of few different values, as most are, get the same string
 * again; of others it soon stops trying.
 */
final class Words {

    private static final int LONGEST = 32;
    private static final int SLOTS = 512;
    private static final int TRIAL = 8192;

    private final @Nullable String[] known = new @Nullable String[SLOTS];
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
        int hash = length;
        for (int i = offset; i < offset + length; i++) {
            hash = hash * 31 + buffer[i];
        }
        int slot = (hash ^ hash >>> 9 ^ hash >>> 18) & SLOTS - 1;
        String last = known[slot];
        if (last != null && same(last, buffer, offset, length)) {
            found++;
            return last;
        }
        String word = new String(buffer, offset, length);
        known[slot] = word;
        return word;
    }

    private static boolean same(String word, char[] buffer, int offset, int length) {
        if (word.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (word.charAt(i) != buffer[offset + i]) {
                return false;
            }
        }
        return true;
    }
}
