package io.amends.bench.audit;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;

/** The measured file's records as FastCSV gives them: every field touched, three of them used. */
final class CsvRows extends AbstractBaseCsvCallbackHandler<CsvRows> {

    private static final int CASE = 0;
    private static final int AT = 1;
    private static final int TYPE = 2;

    private String id = "";
    private String type = "";
    private long second;
    private long characters;
    private final boolean keeps;

    private CsvRows(boolean keeps) {
        this.keeps = keeps;
    }

    /** Characters in all fields: parsing alone. */
    static long characters(Path file) throws IOException {
        CsvRows rows = new CsvRows(false);
        try (CsvReader<CsvRows> reader = CsvReader.builder().build(rows, file)) {
            for (CsvRows ignored : reader) {
                // Each record was summed as it was parsed.
            }
        }
        return rows.characters;
    }

    /** The two bare rules over every record. */
    static TwoRules.Found audited(Path file) throws IOException {
        CsvRows rows = new CsvRows(true);
        TwoRules rules = new TwoRules();
        try (CsvReader<CsvRows> reader = CsvReader.builder().build(rows, file)) {
            reader.skipLines(1);
            for (CsvRows row : reader) {
                rules.add(row.id, row.second, row.type);
            }
        }
        return rules.found();
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        characters += length;
        if (!keeps) {
            return;
        }
        switch (index) {
            case CASE -> id = new String(buffer, offset, length);
            case AT -> second = second(buffer, offset);
            case TYPE -> type = new String(buffer, offset, length);
            default -> {}
        }
    }

    /** Of an instant written as {@code 2024-01-01T00:00:00Z}, and in no other way. */
    private static long second(char[] text, int at) {
        int year = two(text, at) * 100 + two(text, at + 2);
        long day = LocalDate.of(year, two(text, at + 5), two(text, at + 8)).toEpochDay();
        return day * 86_400
                + two(text, at + 11) * 3_600L
                + two(text, at + 14) * 60L
                + two(text, at + 17);
    }

    private static int two(char[] text, int at) {
        return (text[at] - '0') * 10 + text[at + 1] - '0';
    }

    @Override
    protected CsvRows buildRecord() {
        return this;
    }
}
