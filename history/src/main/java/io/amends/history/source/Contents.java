package io.amends.history.source;

import java.util.List;
import java.util.Optional;

/** What a format's reader found in a file; the components are those of {@link FileRead}. */
public record Contents(
        String encoding,
        Optional<Character> delimiter,
        DecimalMark decimals,
        long lines,
        long rows,
        List<String> notes) {

    public Contents {
        notes = List.copyOf(notes);
    }
}
