package io.amends.history.csv;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.amends.history.source.DecimalMark;
import java.util.List;

/**
 * How a CSV file is written, found from its first lines.
 *
 * @param declared whether the first line only names the delimiter, as spreadsheets write it: {@code
 *     sep=;}
 */
record Dialect(char delimiter, boolean declared, DecimalMark decimals) {

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
    private static final int HEADER = 64 * 1024;
    private static final int SAMPLE = 200;

    /** With the delimiter that the mapping says. */
    static Dialect said(char delimiter, String head) {
        return new Dialect(delimiter, namesDelimiter(head), decimals(head, delimiter));
    }

    /** The delimiter under which most of the needed columns are found; of equals, that of most columns. */
    static Dialect of(String head, List<String> needed) {
        if (namesDelimiter(head) && DELIMITERS.contains(head.charAt(4))) {
            return new Dialect(head.charAt(4), true, decimals(head, head.charAt(4)));
        }
        char best = ',';
        long most = -1;
        for (char delimiter : DELIMITERS) {
            List<String> header = first(head, delimiter);
            long found =
                    header.stream().map(String::strip).distinct().filter(needed::contains).count();
            long weight = found * HEADER + header.size();
            if (weight > most) {
                most = weight;
                best = delimiter;
            }
        }
        return new Dialect(best, false, decimals(head, best));
    }

    private static boolean namesDelimiter(String head) {
        return head.length() > 4
                && head.regionMatches(true, 0, "sep=", 0, 4)
                && (head.length() == 5 || "\r\n".indexOf(head.charAt(5)) >= 0);
    }

    private static List<String> first(String head, char delimiter) {
        String start = head.substring(0, Math.min(head.length(), HEADER));
        try (var records = lenient(delimiter).ofCsvRecord(start).stream()) {
            return records.findFirst().map(r -> r.getFields()).orElse(List.of());
        }
    }

    private static DecimalMark decimals(String head, char delimiter) {
        int[] votes = new int[2];
        try (var records = lenient(delimiter).ofCsvRecord(head).stream()) {
            records.limit(SAMPLE)
                    .flatMap(r -> r.getFields().stream())
                    .forEach(
                            cell -> {
                                votes[0] += DecimalMark.POINT.shownBy(cell) ? 1 : 0;
                                votes[1] += DecimalMark.COMMA.shownBy(cell) ? 1 : 0;
                            });
        }
        return votes[1] > votes[0] ? DecimalMark.COMMA : DecimalMark.POINT;
    }

    /**
     * Takes what real exports hold: short and long lines, and text behind a closing quote. The last
     * option is on its way out of FastCSV, because it hides the fault; {@link CsvFields} finds it.
     */
    @SuppressWarnings("removal")
    static CsvReader.CsvReaderBuilder lenient(char delimiter) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(true);
    }
}
