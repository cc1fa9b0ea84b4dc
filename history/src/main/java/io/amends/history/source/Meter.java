package io.amends.history.source;

/** Tells {@link Progress} of the reading, once in a few megabytes. */
public final class Meter {

    private static final long STEP = 4L << 20;

    private final Progress progress;
    private final Rejections rejections;
    private final long total;
    private long before;
    private long rowsBefore;
    private long told = -STEP;

    /**
     * @param total bytes of all files to come
     */
    public Meter(Progress progress, Rejections rejections, long total) {
        this.progress = progress;
        this.rejections = rejections;
        this.total = total;
    }

    /** The reading has come so far in a file. */
    public void at(SourceBytes bytes, long rows) {
        long reached = before + bytes.taken();
        if (reached - told >= STEP) {
            tell(bytes.name(), reached, rows);
        }
    }

    /** A file is done with. */
    public void done(SourceBytes bytes, long rows) {
        tell(bytes.name(), before + bytes.taken(), rows);
        before += bytes.taken();
        rowsBefore += rows;
    }

    private void tell(String file, long reached, long rows) {
        told = reached;
        progress.at(
                new Progress.Reached(
                        file,
                        reached,
                        Math.max(total, reached),
                        rowsBefore + rows,
                        rejections.count()));
    }
}
