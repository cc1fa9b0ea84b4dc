package io.amends.history.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was read of one file, and how: for the report's page on its sources.
 *
 * @param table the table's name in the mapping
 * @param bytes the file's size as it lies on disk
 * @param gzip whether it was compressed
 * @param encoding the character encoding found
 * @param delimiter what separates a CSV file's fields
 * @param decimals how the file writes decimal fractions, as far as its first lines show
 * @param sha256 of the bytes on disk, in hexadecimal digits; only where asked for
 * @param lines records read: CSV lines after the header, XES events
 * @param rows rows given
 * @param rejected rejections in this file
 * @param notes sentences on what is worth knowing, such as columns that occur twice
 */
public record FileRead(
        String table,
        Path file,
        FileFormat format,
        long bytes,
        boolean gzip,
        String encoding,
        Optional<Character> delimiter,
        DecimalMark decimals,
        Optional<String> sha256,
        long lines,
        long rows,
        long rejected,
        List<String> notes) {

    public FileRead {
        notes = List.copyOf(notes);
    }

    /** Of a file that need not be there, and is not. */
    public static FileRead missing(String table, Path file, String note) {
        return new FileRead(
                table,
                file,
                FileFormat.CSV,
                0,
                false,
                "",
                Optional.empty(),
                DecimalMark.POINT,
                Optional.empty(),
                0,
                0,
                0,
                List.of(note));
    }

    /** Whether there was a file to read. */
    public boolean isThere() {
        return bytes > 0;
    }
}
