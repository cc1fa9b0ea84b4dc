package io.amends.company;

import io.amends.company.export.Resources;
import io.amends.company.volume.Volume;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Histories of any length, simple in content, for measuring how fast they are read. */
public final class Company {

    private Company() {}

    /**
     * @param arguments seed, number of contacts, CSV file to write; its mapping is written beside it
     *     as {@code volume-mapping.yaml}
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            System.err.println("Expected SEED CONTACTS FILE, but " + arguments.length + " words");
            System.exit(2);
        }
        Path file = Path.of(arguments[2]);
        try (OutputStream out = Files.newOutputStream(file)) {
            stream(Long.parseLong(arguments[0]), Long.parseLong(arguments[1]), out);
        }
        Files.writeString(
                file.toAbsolutePath().resolveSibling("volume-mapping.yaml"),
                mapping(),
                StandardCharsets.UTF_8);
    }

    /**
     * Writes a CSV of {@code case,at,type,actor,tier,text}, ten rows per contact, rows of all
     * contacts interleaved in order of time. Memory does not grow with the number of contacts. The
     * same seed and number write the same bytes. The stream is flushed, not closed.
     */
    public static void stream(long seed, long contacts, OutputStream out) throws IOException {
        new Volume(seed, contacts, out).write();
    }

    /** The mapping of what {@link #stream} writes. */
    public static String mapping() {
        return Resources.text("volume.yaml");
    }
}
