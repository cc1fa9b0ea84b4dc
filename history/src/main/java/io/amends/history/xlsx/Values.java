package io.amends.history.xlsx;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** What cells hold. */
record Values(SharedTexts texts, Formats formats, boolean from1904) {

    /** Days of serial numbers; behind it is the year 10000. */
    private static final double LAST_DAY = 2_958_466;

    private static final LocalDate SINCE_1904 = LocalDate.of(1904, 1, 1);

    /** Excel counts a 29 February 1900, so from March on the day before is day 0. */
    private static final LocalDate SINCE_1900 = LocalDate.of(1899, 12, 30);

    /** A cell's value. */
    sealed interface Value {
        record Text(String text) implements Value {}

        record At(LocalDateTime local) implements Value {}

        /** A formula that failed, in Excel's word. */
        record Failed(String word) implements Value {}
    }

    /**
     * @param type the cell's type as it is written
     * @param style the cell's style as it is written
     * @param raw the value as it is written; of a formula what it gave when the workbook was saved
     */
    Value of(String type, String style, String raw) {
        return switch (type) {
            case "s" -> {
                @Nullable String text = texts.at(raw);
                yield text == null ? new Value.Failed("no text " + raw) : new Value.Text(text);
            }
            case "b" -> new Value.Text(raw.strip().equals("1") ? "TRUE" : "FALSE");
            case "e" -> new Value.Failed(raw);
            case "", "n" -> number(style, raw.strip());
            default -> new Value.Text(raw);
        };
    }

    private Value number(String style, String raw) {
        if (formats.showDate(style)) {
            try {
                double serial = Double.parseDouble(raw);
                if (serial >= 0 && serial < LAST_DAY) {
                    return new Value.At(at(serial));
                }
            } catch (NumberFormatException none) {
                return new Value.Text(raw);
            }
        }
        return new Value.Text(plain(raw));
    }

    /** To the millisecond, as precise as a serial number is. */
    private LocalDateTime at(double serial) {
        long millis = Math.round(serial * Duration.ofDays(1).toMillis());
        LocalDate since = from1904 ? SINCE_1904 : serial < 61 ? SINCE_1900.plusDays(1) : SINCE_1900;
        return since.atStartOfDay().plus(Duration.ofMillis(millis));
    }

    /** Long ids are written as 1.2E+19. */
    private static String plain(String raw) {
        if (raw.length() > 40 || (raw.indexOf('E') < 0 && raw.indexOf('e') < 0)) {
            return raw;
        }
        try {
            BigDecimal number = new BigDecimal(raw);
            return Math.abs((long) number.scale()) > 40 ? raw : number.toPlainString();
        } catch (NumberFormatException none) {
            return raw;
        }
    }
}
