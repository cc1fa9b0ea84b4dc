package io.amends.server.audits;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A contact's id as one part of an address. Ids hold whatever a help desk allows; letters, digits
 * and a few signs stay, each other byte of UTF-8 becomes {@code ~} and two hexadecimal digits. A
 * percent sign would not do: servers and proxies refuse or undo {@code %2F}.
 */
final class ContactPath {

    private static final String KEPT = "-_";

    private ContactPath() {}

    static String of(String id) {
        StringBuilder path = new StringBuilder(id.length() + 8);
        for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    (b >= '0' && b <= '9')
                            || (b >= 'A' && b <= 'Z')
                            || (b >= 'a' && b <= 'z')
                            || (b > 0 && KEPT.indexOf(b) >= 0);
            if (plain) {
                path.append((char) b);
            } else {
                path.append('~').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return path.toString();
    }

    /**
     * @throws IllegalArgumentException when it is none
     */
    static String read(String path) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '~') {
                if (i + 3 > path.length()) {
                    throw new IllegalArgumentException("Cut short: " + path);
                }
                bytes.write(HexFormat.fromHexDigits(path, i + 1, i + 3));
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8).replace("\0", "");
    }
}
