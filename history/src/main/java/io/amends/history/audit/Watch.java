package io.amends.history.audit;

/** Hears how far an audit has come; called every few megabytes or partitions. */
@FunctionalInterface
public interface Watch {

    Watch NOBODY = (stage, done, of, detail) -> {};

    /** What an audit is at. */
    enum Stage {
        READING,
        FOLDING,
        ACCOUNTS,
        JUDGING,
        WRITING
    }

    /**
     * @param done and of: how much of the stage, in bytes while reading, in partitions after
     * @param detail rows so far while reading; 0 after
     */
    void at(Stage stage, long done, long of, long detail);
}
