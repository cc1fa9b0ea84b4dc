package io.amends.history.source;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** One file's bytes: counted, fingerprinted if wanted, uncompressed if need be; its beginning known. */
public final class SourceBytes implements AutoCloseable {

    private static final int HEAD = 256 * 1024;
    private static final int BUFFER = 64 * 1024;

    /** What an encrypted workbook's container is called (MS-OFFCRYPTO 2.3.4.4). */
    private static final String LOCKED = "EncryptedPackage";

    private final Path path;
    private final String name;
    private final Counted raw;
    private final boolean gzip;
    private final boolean workbook;
    private final byte[] head;
    private final InputStream plain;
    private final InputStream content;

    private SourceBytes(Path path, Counted raw) throws IOException {
        this.path = path;
        this.name = String.valueOf(path.getFileName());
        this.raw = raw;
        InputStream buffered = new BufferedInputStream(raw, BUFFER);
        buffered.mark(8);
        byte[] magic = buffered.readNBytes(4);
        buffered.reset();
        gzip = magic.length > 1 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
        plain = gzip ? new GZIPInputStream(buffered, BUFFER) : buffered;
        head = plain.readNBytes(HEAD);
        workbook = magic.length == 4 && magic[0] == 'P' && magic[1] == 'K' && magic[2] == 3;
        refuseOld(path, head);
        if (gzip && head.length > 2 && head[0] == 'P' && head[1] == 'K' && head[2] == 3) {
            throw new RefusedInput(path + ": holds a workbook or an archive in gzip; unpack it");
        }
        content = new Rewound(head, plain);
    }

    /**
     * @param fingerprint whether to take the SHA-256 of what lies on disk
     * @throws RefusedInput when there is nothing to read, or no way to
     */
    public static SourceBytes open(Path path, boolean fingerprint) {
        require(path);
        Counted raw = null;
        try {
            raw = new Counted(Files.newInputStream(path), fingerprint ? sha256() : null);
            SourceBytes opened = new SourceBytes(path, raw);
            if (opened.head.length == 0) {
                throw new RefusedInput(path + ": is empty");
            }
            return opened;
        } catch (AccessDeniedException e) {
            throw new RefusedInput(path + ": may not be read, permission denied", e);
        } catch (IOException e) {
            close(raw, e);
            throw refused(path, "at its beginning", e);
        } catch (RuntimeException e) {
            close(raw, e);
            throw e;
        }
    }

    /**
     * Refuses what cannot be the file of a table, before anything is read.
     *
     * @throws RefusedInput when there is no such file, or it is a folder, or may not be read
     */
    public static void require(Path path) {
        if (Files.notExists(path)) {
            throw new RefusedInput(path + ": there is no such file");
        }
        if (Files.isDirectory(path)) {
            throw new RefusedInput(
                    path
                            + ": is a folder, expected one file with rows: CSV or XES, plain or gz;"
                            + " the mapping's further tables are looked for beside it");
        }
        if (Files.exists(path) && !Files.isReadable(path)) {
            throw new RefusedInput(path + ": may not be read, permission denied");
        }
    }

    private static void close(@Nullable Counted raw, Exception because) {
        try {
            if (raw != null) {
                raw.close();
            }
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    private static void refuseOld(Path path, byte[] head) {
        if (head.length < 4 || head[0] != (byte) 0xd0 || head[1] != (byte) 0xcf) {
            return;
        }
        boolean locked = new String(head, StandardCharsets.UTF_16LE).contains(LOCKED);
        throw new RefusedInput(
                path
                        + (locked
                                ? ": the workbook has a password; save it without"
                                : ": is an old workbook (.xls) or has a password; save it as .xlsx"
                                        + " without one, or the sheet as CSV"));
    }

    /** Why a file cannot be read on from a place. */
    public static RefusedInput refused(Path path, String place, IOException why) {
        String reason =
                switch (why) {
                    case EOFException truncated ->
                            "the compressed data end early, the file is cut off; fetch it again";
                    case ZipException damaged ->
                            "the compressed data are damaged: " + said(damaged);
                    default -> "cannot be read: " + said(why);
                };
        return new RefusedInput(path + ", " + place + ": " + reason, why);
    }

    private static String said(IOException e) {
        return Rejection.shown(Optional.ofNullable(e.getMessage()).orElse(e.toString()));
    }

    public Path path() {
        return path;
    }

    /** For messages: the file without its folders. */
    public String name() {
        return name;
    }

    public boolean gzip() {
        return gzip;
    }

    /** The first bytes of the content, at most a quarter of a megabyte. */
    public byte[] head() {
        return head.clone();
    }

    /** Everything from the beginning, uncompressed; to be read once. Closing it closes nothing. */
    public InputStream content() {
        return content;
    }

    /** Bytes taken from disk so far. */
    public long taken() {
        return raw.count;
    }

    /** Told by the first characters: workbooks and XML begin with some no CSV header does. */
    public FileFormat format() {
        if (workbook) {
            return FileFormat.XLSX;
        }
        for (byte b : head) {
            boolean mark = b == (byte) 0xef || b == (byte) 0xbb || b == (byte) 0xbf;
            boolean wide = b == (byte) 0xfe || b == (byte) 0xff || b == 0;
            if (!mark && !wide && b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return b == '<' ? FileFormat.XES : FileFormat.CSV;
            }
        }
        return FileFormat.CSV;
    }

    /** The SHA-256 of the whole file on disk, reading what is left of it; empty when not asked for. */
    public Optional<String> fingerprint() {
        if (raw.digest == null) {
            return Optional.empty();
        }
        try {
            raw.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(HexFormat.of().formatHex(raw.digest.digest()));
    }

    @Override
    public void close() {
        try {
            plain.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** The beginning that was looked at, then the rest. */
    private static final class Rewound extends InputStream {
        private final byte[] head;
        private final InputStream rest;
        private int given;

        private Rewound(byte[] head, InputStream rest) {
            this.head = head;
            this.rest = rest;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (given == head.length) {
                return rest.read(buffer, offset, length);
            }
            int some = Math.min(length, head.length - given);
            System.arraycopy(head, given, buffer, offset, some);
            given += some;
            return some;
        }
    }

    private static final class Counted extends FilterInputStream {
        private final @Nullable MessageDigest digest;
        private long count;

        private Counted(InputStream in, @Nullable MessageDigest digest) {
            super(in);
            this.digest = digest;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read > 0) {
                count += read;
                if (digest != null) {
                    digest.update(buffer, offset, read);
                }
            }
            return read;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
