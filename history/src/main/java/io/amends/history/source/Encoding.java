package io.amends.history.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file's character encoding.
 *
 * @param mark bytes of the byte order mark before the text
 */
public record Encoding(Charset charset, int mark) {

    private static final Pattern DECLARED =
            Pattern.compile("^<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)");
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Charset UTF_32_LE = Charset.forName("UTF-32LE");
    private static final Charset UTF_32_BE = Charset.forName("UTF-32BE");

    /**
     * By the byte order mark; else UTF-8 where more of the bytes beyond ASCII are UTF-8 than are not
     * (a few broken characters do not change the encoding); else the western single-byte one.
     */
    public static Encoding of(byte[] head) {
        int first = at(head, 0) << 8 | at(head, 1);
        if (first == 0xefbb && at(head, 2) == 0xbf) {
            return new Encoding(StandardCharsets.UTF_8, 3);
        }
        boolean zeros = at(head, 2) == 0 && at(head, 3) == 0 && head.length > 3;
        if (first == 0xfffe) {
            return zeros ? new Encoding(UTF_32_LE, 4) : new Encoding(StandardCharsets.UTF_16LE, 2);
        }
        if (first == 0xfeff) {
            return new Encoding(StandardCharsets.UTF_16BE, 2);
        }
        if (first == 0 && at(head, 2) == 0xfe && at(head, 3) == 0xff) {
            return new Encoding(UTF_32_BE, 4);
        }
        return new Encoding(withoutMark(head), 0);
    }

    /** As the mapping says; a byte order mark of that encoding is still no text. */
    public static Encoding said(Charset charset, byte[] head) {
        Encoding found = of(head);
        return new Encoding(charset, found.charset.equals(charset) ? found.mark : 0);
    }

    /**
     * Of an XML file: by the mark, else as its declaration says, else as above.
     *
     * @throws IllegalArgumentException when it declares an encoding that does not exist
     */
    public static Encoding ofXml(byte[] head) {
        Encoding guessed = of(head);
        String start = new String(head, 0, Math.min(head.length, 200), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(start);
        if (guessed.mark > 0 || !declared.find() || declared.group(1).startsWith("UTF-16")) {
            return guessed;
        }
        return new Encoding(Charset.forName(declared.group(1)), 0);
    }

    private static Charset withoutMark(byte[] head) {
        int evenZeros = 0;
        int oddZeros = 0;
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                evenZeros += 1 - (i & 1);
                oddZeros += i & 1;
            }
        }
        if (oddZeros > head.length / 4 && evenZeros < head.length / 20) {
            return StandardCharsets.UTF_16LE;
        }
        if (evenZeros > head.length / 4 && oddZeros < head.length / 20) {
            return StandardCharsets.UTF_16BE;
        }
        return singleByteOrUtf8(head);
    }

    private static Charset singleByteOrUtf8(byte[] head) {
        int characters = 0;
        int strays = 0;
        boolean windowsOnly = false;
        for (int i = 0; i < head.length; ) {
            int b = head[i] & 0xff;
            int length = b < 0x80 ? 1 : sequence(head, i);
            if (length == 0) {
                // A character cut by the end of the sample says nothing.
                strays += head.length - i > 3 ? 1 : 0;
                windowsOnly |= b < 0xa0;
                i++;
            } else {
                characters += length > 1 ? 1 : 0;
                i += length;
            }
        }
        if (strays <= characters) {
            return StandardCharsets.UTF_8;
        }
        return windowsOnly ? WINDOWS : StandardCharsets.ISO_8859_1;
    }

    /** The length of the UTF-8 sequence beyond ASCII that begins at {@code i}; 0 if none does. */
    private static int sequence(byte[] bytes, int i) {
        int lead = bytes[i] & 0xff;
        int length = lead >= 0xf5 ? 0 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
        for (int k = 1; k < length; k++) {
            if ((at(bytes, i + k) & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    private static int at(byte[] bytes, int i) {
        return i < bytes.length ? bytes[i] & 0xff : 0;
    }

    /** What is no character in this encoding becomes {@link RowAssembly#UNDECODED}. */
    public Reader reader(InputStream in) throws IOException {
        in.skipNBytes(mark);
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith(String.valueOf(RowAssembly.UNDECODED)));
    }

    /** The beginning of the text, from the file's first bytes. */
    public String text(byte[] head) {
        return new String(head, mark, Math.max(0, head.length - mark), charset);
    }
}
