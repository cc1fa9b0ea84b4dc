package io.amends.history.csv;

import io.amends.history.source.Encoding;
import io.amends.history.source.SourceBytes;
import java.util.ArrayList;
import java.util.List;

/**
 * What the beginning of a CSV file shows before anything is known of its columns.
 *
 * @param delimiter the one under which the first line has most columns
 * @param columns as the first line names them, blanks around them taken off; may repeat
 * @param beginning the first records behind it, as far as the head holds them whole
 */
public record CsvHeader(char delimiter, List<String> columns, List<List<String>> beginning) {

    private static final int RECORDS = 100;

    public CsvHeader {
        columns = List.copyOf(columns);
        beginning = List.copyOf(beginning);
    }

    /** Looks at the file's head only. */
    public static CsvHeader of(SourceBytes bytes) {
        byte[] head = bytes.head();
        String text = Encoding.of(head).text(head);
        Dialect dialect = Dialect.of(text, List.of());
        List<List<String>> records = new ArrayList<>();
        String lines = dialect.declared() ? text.substring(text.indexOf('\n') + 1) : text;
        try (var read = Dialect.lenient(dialect.delimiter()).ofCsvRecord(lines).stream()) {
            read.limit(RECORDS).forEach(record -> records.add(List.copyOf(record.getFields())));
        }
        if (records.isEmpty()) {
            return new CsvHeader(dialect.delimiter(), List.of(), List.of());
        }
        List<String> columns = records.getFirst().stream().map(String::strip).toList();
        return new CsvHeader(dialect.delimiter(), columns, records.subList(1, records.size()));
    }
}
