package io.amends.history.suggest;

/** How far a proposal can be relied on without a look. */
public enum Confidence {
    SURE,
    /** To be looked at: the file does not say it plainly. */
    UNSURE
}
