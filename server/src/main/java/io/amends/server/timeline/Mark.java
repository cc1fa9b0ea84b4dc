package io.amends.server.timeline;

import java.util.Collection;

/** Stands for rows by what they say: others have another mark. */
public final class Mark {

    /** Of no rows. */
    public static final long NONE = 0;

    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Mark() {}

    /** FNV-1a of 64 bits over all they say. */
    public static long of(Collection<? extends Record> rows) {
        long mark = rows.isEmpty() ? NONE : BASIS;
        for (Record row : rows) {
            String said = row.toString();
            for (int i = 0; i < said.length(); i++) {
                mark = (mark ^ said.charAt(i)) * PRIME;
            }
        }
        return mark;
    }

    /** Of two kinds of rows together. */
    static long both(long one, long other) {
        return 31 * one + other;
    }
}
