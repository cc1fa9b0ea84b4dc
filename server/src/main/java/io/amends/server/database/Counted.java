package io.amends.server.database;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/** Counts and digests what passes on its way to {@code out}, which stays open. */
final class Counted extends FilterOutputStream {

    private final MessageDigest digest = sha256();
    private final LongConsumer told;
    private long bytes;

    Counted(OutputStream out, LongConsumer told) {
        super(out);
        this.told = told;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        out.write(buffer, offset, length);
        digest.update(buffer, offset, length);
        bytes += length;
        told.accept(length);
    }

    @Override
    public void close() throws IOException {
        flush();
    }

    Manifest.Content content() {
        return new Manifest.Content(bytes, HexFormat.of().formatHex(digest.digest()));
    }
}
