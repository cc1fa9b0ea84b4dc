package io.amends.server.database;

import io.amends.history.source.RefusedInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup to be put back, checked before it is used. */
record BackupFile(Path path, ZipFile zip, Manifest manifest) implements AutoCloseable {

    /**
     * @throws RefusedInput if it is no backup, or not as it was when it was made
     */
    static BackupFile open(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        try {
            ZipFile zip = new ZipFile(path.toFile());
            try {
                return new BackupFile(path, zip, manifest(path, zip));
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (ZipException e) {
            throw new RefusedInput(
                    path
                            + " is no backup of Amends, or was cut short: expected a file that 'amends"
                            + " backup' has finished",
                    e);
        }
    }

    private static Manifest manifest(Path path, ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(Backup.MANIFEST);
        if (entry == null) {
            throw new RefusedInput(path + " is no backup of Amends: it has no " + Backup.MANIFEST);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            Manifest manifest = JsonMapper.shared().readValue(in.readAllBytes(), Manifest.class);
            if (manifest.format() != Manifest.FORMAT) {
                throw new RefusedInput(
                        path
                                + " was made by a newer Amends (format "
                                + manifest.format()
                                + "; this one reads "
                                + Manifest.FORMAT
                                + "): restore it with that one");
            }
            return manifest;
        } catch (JacksonException e) {
            throw damaged(path, Backup.MANIFEST, e);
        }
    }

    /** Reads everything once, before anything is changed. */
    void mustBeWhole(Watcher watcher) throws IOException {
        long[] done = {0};
        for (Map.Entry<String, Manifest.Content> content : manifest.contents().entrySet()) {
            Counted counted =
                    new Counted(
                            OutputStream.nullOutputStream(),
                            more -> {
                                done[0] += more;
                                watcher.at("Checking", done[0]);
                            });
            try (InputStream in = read(content.getKey())) {
                in.transferTo(counted);
            } catch (ZipException | java.io.EOFException e) {
                throw damaged(path, content.getKey(), e);
            }
            if (!counted.content().equals(content.getValue())) {
                throw damaged(path, content.getKey(), null);
            }
        }
    }

    InputStream read(String entry) throws IOException {
        ZipEntry found = zip.getEntry(entry);
        if (found == null) {
            throw damaged(path, entry, null);
        }
        return zip.getInputStream(found);
    }

    private static RefusedInput damaged(Path path, String entry, @Nullable Throwable cause) {
        String sentence =
                path + " is damaged: " + entry + " is not what was saved. Use another backup";
        return cause == null ? new RefusedInput(sentence) : new RefusedInput(sentence, cause);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
