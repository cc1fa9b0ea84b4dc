package io.amends.bench.audit;

import io.amends.company.Company;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The file that is measured: ten events per contact, all contacts interleaved in order of time.
 *
 * @param contacts how many
 */
public record Volume(Path file, long contacts) {

    public static final String MAPPING = "volume-mapping.yaml";

    private static final long SEED = 20_240_101;
    private static final int EVENTS_PER_CONTACT = 10;

    /** Made where it is not there yet; the same number always makes the same bytes. */
    public static Volume in(Path folder, long contacts) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("volume-" + SEED + "-" + contacts + ".csv");
        if (Files.notExists(file)) {
            Path unfinished = folder.resolve(file.getFileName() + ".part");
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                Company.stream(SEED, contacts, out);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.writeString(folder.resolve(MAPPING), Company.mapping(), StandardCharsets.UTF_8);
        return new Volume(file, contacts);
    }

    public long events() {
        return contacts * EVENTS_PER_CONTACT;
    }
}
