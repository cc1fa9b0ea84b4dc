package io.amends.server.audits;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name of an uploaded file: a plain name that stays in its folder on every system. */
public record FileName(String value) {

    private static final int LONGEST = 120;

    /** Of UTF-8; file systems end at 255. */
    private static final int MOST_BYTES = 250;

    /** What Windows takes for a device, whatever comes after the first dot. */
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.CASE_INSENSITIVE);

    public FileName {
        if (!isPlain(value)) {
            throw new IllegalArgumentException("Expected a plain file name, but " + value);
        }
    }

    /** Accents in one piece: some systems write them as letters of their own. */
    public static Optional<FileName> of(String name) {
        String composed = Normalizer.normalize(name, Form.NFC);
        return isPlain(composed) ? Optional.of(new FileName(composed)) : Optional.empty();
    }

    private static boolean isPlain(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST
                && name.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
                && !name.startsWith(".")
                && !name.endsWith(".")
                && name.chars().allMatch(FileName::isAllowed)
                && name.equals(name.strip())
                && !DEVICE.matcher(name).matches()
                && isKnownHere(name);
    }

    private static boolean isAllowed(int c) {
        return Character.isLetterOrDigit(c) || " ._-()+,@".indexOf(c) >= 0;
    }

    /** Where the system's locale is not one of UTF-8, there are names it cannot write. */
    private static boolean isKnownHere(String name) {
        try {
            Path path = Path.of(name);
            return path.getNameCount() == 1 && !path.isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
