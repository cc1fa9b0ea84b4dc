package io.amends.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.server.TestServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Assumptions;

/** A disk that is soon full, in memory; tests that need it are skipped where nobody may mount. */
public record SmallDisk(Path folder) implements AutoCloseable {

    public static SmallDisk mounted(String size) {
        Path folder = TestServer.folder();
        Assumptions.assumeTrue(
                "root".equals(System.getProperty("user.name"))
                        && Ran.of(
                                        "mount",
                                        "-t",
                                        "tmpfs",
                                        "-o",
                                        "mode=755,size=" + size,
                                        "tmpfs",
                                        folder.toString())
                                .done(),
                "only root may mount a small disk");
        return new SmallDisk(folder);
    }

    void readOnly() {
        remount("ro");
    }

    void grow(String size) {
        remount("size=" + size);
    }

    /** Puts a file there that leaves so many bytes; deleting it makes room again. */
    public Path fill(long left) throws IOException {
        Path ballast = folder.resolve("ballast");
        byte[] block = new byte[1 << 16];
        try (OutputStream out =
                Files.newOutputStream(
                        ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (long room = room() - left; room > 0; room -= block.length) {
                out.write(block, 0, (int) Math.min(block.length, room));
            }
        } catch (IOException full) {
            assertThat(left).as("to be left").isZero();
        }
        return ballast;
    }

    public long room() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    private void remount(String option) {
        Ran ran = Ran.of("mount", "-o", "remount," + option, folder.toString());
        assertThat(ran.code()).as(ran.said()).isZero();
    }

    @Override
    public void close() {
        Ran.of("umount", "-l", folder.toString());
    }
}
