package io.amends.history.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Ends a reading in which no angle bracket or quote comes for too long. An XML parser holds what lies
 * between them in memory, whatever its length.
 */
public final class ShortTokens extends FilterInputStream {

    public static final int LONGEST = 16 * 1024 * 1024;

    private long run;

    public ShortTokens(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        int last = -1;
        for (int i = offset + read - 1; i >= offset && last < 0; i--) {
            byte b = buffer[i];
            last = b == '<' || b == '>' || b == '"' ? i : -1;
        }
        run = last < 0 ? run + Math.max(0, read) : offset + read - 1 - last;
        if (run > LONGEST) {
            throw new IOException("a value is longer than " + LONGEST / (1024 * 1024) + " MB");
        }
        return read;
    }
}
