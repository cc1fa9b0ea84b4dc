package io.amends.history.vendor;

/** Ends a reading that has seen what it wanted; no stack trace is needed for that. */
final class Enough extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Enough() {
        super("enough was seen", null, false, false);
    }
}
