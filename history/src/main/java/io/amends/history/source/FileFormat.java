package io.amends.history.source;

/** The formats read; either may be compressed with gzip. */
public enum FileFormat {
    CSV,
    XES
}
