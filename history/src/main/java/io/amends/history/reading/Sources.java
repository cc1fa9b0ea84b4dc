package io.amends.history.reading;

import io.amends.history.source.FileRead;
import io.amends.history.source.Intake;
import io.amends.history.source.Progress;
import io.amends.history.source.Rejections;
import io.amends.history.source.TablePlan;
import java.nio.file.Path;
import java.util.List;

/** Reads the files of a mapping's tables, one after the other. */
public final class Sources {

    /** Whether to take the files' SHA-256 while they pass; costs about a second per gigabyte. */
    public enum Fingerprint {
        NONE,
        SHA_256
    }

    private Sources() {}

    /**
     * Reads account tables first, then the others in their order.
     *
     * @param mainFile what tables without a file of their own are read from; the others lie beside it
     * @return what was read of each table's file, in the order of reading
     * @throws io.amends.history.source.RefusedInput when a file cannot be used, naming the place
     */
    public static List<FileRead> read(
            List<TablePlan> plans,
            Path mainFile,
            Intake intake,
            Rejections rejections,
            Progress progress,
            Fingerprint fingerprint) {
        if (plans.isEmpty()) {
            return List.of();
        }
        throw new UnsupportedOperationException();
    }
}
