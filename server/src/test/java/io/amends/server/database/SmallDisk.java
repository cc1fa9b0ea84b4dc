package io.amends.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.server.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A disk that is soon full, in memory; tests that need it are skipped where nobody may mount. */
record SmallDisk(Path folder) implements AutoCloseable {

    static SmallDisk mounted(String size) {
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

    private void remount(String option) {
        Ran ran = Ran.of("mount", "-o", "remount," + option, folder.toString());
        assertThat(ran.code()).as(ran.said()).isZero();
    }

    @Override
    public void close() {
        Ran.of("umount", "-l", folder.toString());
    }
}
