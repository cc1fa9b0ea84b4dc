package io.amends.history.source;

/** Hears, every few megabytes, how far the reading has come. */
@FunctionalInterface
public interface Progress {

    Progress SILENT = reached -> {};

    void at(Reached reached);

    /**
     * @param file the file being read
     * @param bytes read so far, of all files, as they lie on disk (compressed ones compressed)
     * @param ofBytes the size of all files together
     * @param rows given so far
     * @param rejected rejections so far
     */
    record Reached(String file, long bytes, long ofBytes, long rows, long rejected) {}
}
