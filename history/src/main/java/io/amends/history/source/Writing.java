package io.amends.history.source;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * What the mapping says of how a file is written; what it leaves out is found from the file's
 * beginning.
 *
 * @param encoding of its characters
 * @param delimiter between a CSV file's fields
 */
public record Writing(Optional<Charset> encoding, Optional<Character> delimiter) {

    /** Everything is found from the file. */
    public static final Writing FOUND = new Writing(Optional.empty(), Optional.empty());
}
