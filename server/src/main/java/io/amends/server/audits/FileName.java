package io.amends.server.audits;

import java.util.Optional;

/** The name of an uploaded file: a plain name that stays in its folder on every system. */
public record FileName(String value) {

    private static final int LONGEST = 120;

    public FileName {
        if (!isPlain(value)) {
            throw new IllegalArgumentException("Expected a plain file name, but " + value);
        }
    }

    public static Optional<FileName> of(String name) {
        return isPlain(name) ? Optional.of(new FileName(name)) : Optional.empty();
    }

    private static boolean isPlain(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST
                && !name.startsWith(".")
                && name.chars().allMatch(FileName::isAllowed)
                && name.equals(name.strip());
    }

    private static boolean isAllowed(int c) {
        return Character.isLetterOrDigit(c) || " ._-()+,@".indexOf(c) >= 0;
    }
}
