package io.amends.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.history.source.RefusedInput;
import io.amends.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class DataFolderTest {
    private final Path folder = TestServer.folder();

    @Test
    void a_second_amends_on_the_same_folder_is_refused_naming_the_first() {
        try (DataFolder first = DataFolder.take(folder)) {
            assertThat(first.root()).isEqualTo(folder);
            assertThatThrownBy(() -> DataFolder.take(folder))
                    .isInstanceOf(RefusedInput.class)
                    .hasMessageContainingAll(
                            folder.toString(),
                            "in use",
                            "process " + ProcessHandle.current().pid(),
                            "--data");
        }
    }

    @Test
    void a_lock_file_whose_holder_is_gone_is_no_obstacle() throws IOException {
        Files.writeString(folder.resolve("amends.lock"), "1\n");
        try (DataFolder taken = DataFolder.take(folder)) {
            assertThat(Files.readString(taken.root().resolve("amends.lock")).strip())
                    .isEqualTo(String.valueOf(ProcessHandle.current().pid()));
        }
    }

    @Test
    void a_file_is_no_folder() throws IOException {
        Path file = Files.createFile(folder.resolve("data"));
        assertThatThrownBy(() -> DataFolder.take(file))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContainingAll(file.toString(), "is a file", "--data");
    }

    @Test
    void a_folder_whose_restore_was_cut_short_is_refused() throws IOException {
        Files.createFile(folder.resolve(DataFolder.RESTORING));
        assertThatThrownBy(() -> DataFolder.take(folder))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContainingAll("restored", "Delete that folder");
        Files.delete(folder.resolve(DataFolder.RESTORING));
        DataFolder.take(folder).close();
    }

    @Test
    void a_folder_that_cannot_be_written_is_refused() throws IOException {
        Assumptions.assumeFalse(isRoot(), "root can write everywhere");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
        assertThatThrownBy(() -> DataFolder.take(folder.resolve("data")))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContainingAll("cannot be written", "--data");
    }

    @Test
    void a_disk_that_may_only_be_read_is_refused() throws IOException {
        try (SmallDisk disk = SmallDisk.mounted("1m")) {
            disk.readOnly();
            assertThatThrownBy(() -> DataFolder.take(disk.folder().resolve("data")))
                    .isInstanceOf(RefusedInput.class)
                    .hasMessageContainingAll("cannot be written", "--data");
        }
    }

    @Test
    void a_disk_that_is_full_while_unpacking_or_setting_up_is_refused_and_leaves_no_half()
            throws IOException {
        for (String size : List.of("20m", "75m")) {
            try (SmallDisk disk = SmallDisk.mounted(size);
                    DataFolder data = DataFolder.take(disk.folder().resolve("data"))) {
                assertThatThrownBy(() -> EmbeddedDatabase.start(data))
                        .isInstanceOf(RefusedInput.class)
                        .hasMessageContainingAll("is full", "Make room", "--data");
                assertThat(data.postgresql().resolve("cluster")).doesNotExist();
                disk.grow("500m");
                EmbeddedDatabase.start(data).close();
            }
        }
    }

    @Test
    void as_root_a_folder_that_the_unprivileged_account_cannot_reach_is_refused_naming_the_door()
            throws IOException {
        Assumptions.assumeTrue(isRoot(), "only root runs PostgreSQL as another");
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        try (DataFolder data = DataFolder.take(closed.resolve("deep/data"))) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(data))
                    .isInstanceOf(RefusedInput.class)
                    .hasMessageContainingAll(
                            "nobody", "cannot enter " + closed + ".", "chmod o+x " + closed);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
