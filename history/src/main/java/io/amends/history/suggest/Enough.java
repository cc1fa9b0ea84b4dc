package io.amends.history.suggest;

/** Ends the reading of a file when enough was seen; no stack trace is needed for that. */
final class Enough extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Enough() {
        super("enough lines were seen", null, false, false);
    }
}
