package io.amends.history.xlsx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which of a workbook's cell formats show a number as a date (ECMA-376 part 1, 18.8.30). */
final class Formats {

    static final Formats NONE = new Formats(List.of());

    private static final int MOST = 100_000;

    private final List<Boolean> dates;

    private Formats(List<Boolean> dates) {
        this.dates = List.copyOf(dates);
    }

    static Formats read(Part part) {
        Map<String, String> codes = new HashMap<>();
        List<Boolean> dates = new ArrayList<>();
        boolean cells = false;
        try (part) {
            while (part.next()) {
                if (part.starts("numFmt")) {
                    codes.put(part.attribute("numFmtId"), part.attribute("formatCode"));
                } else if (part.starts("cellXfs")) {
                    cells = true;
                } else if (part.ends("cellXfs")) {
                    cells = false;
                } else if (cells && part.starts("xf")) {
                    String id = part.attribute("numFmtId");
                    String code = codes.get(id);
                    dates.add(code == null ? isBuiltInDate(id) : isDate(code));
                }
                if (dates.size() > MOST || codes.size() > MOST) {
                    throw part.refused("has more than " + MOST + " formats");
                }
            }
        }
        return new Formats(dates);
    }

    /** Whether cells of the style, as it is written, show dates. */
    boolean showDate(String style) {
        try {
            int at = style.isEmpty() ? 0 : Integer.parseInt(style);
            return at >= 0 && at < dates.size() && dates.get(at);
        } catch (NumberFormatException none) {
            return false;
        }
    }

    private static boolean isBuiltInDate(String id) {
        return switch (id) {
            case "14", "15", "16", "17", "18", "19", "20", "21", "22" -> true;
            case "27", "28", "29", "30", "31", "32", "33", "34", "35", "36" -> true;
            case "50", "51", "52", "53", "54", "55", "56", "57", "58" -> true;
            default -> false;
        };
    }

    /** A year or a day; hours alone are no date, and {@code [h]} is a duration. */
    static boolean isDate(String code) {
        boolean quoted = false;
        boolean bracket = false;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\\' || c == '_' || c == '*')) {
                i++;
            } else if (!quoted && (c == '[' || c == ']')) {
                bracket = c == '[';
            } else if (!quoted && c == ';') {
                return false;
            } else if (!quoted && !bracket && "yYdDeE".indexOf(c) >= 0 && !isExponent(code, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isExponent(String code, int at) {
        return (code.charAt(at) == 'e' || code.charAt(at) == 'E')
                && at + 1 < code.length()
                && "+-".indexOf(code.charAt(at + 1)) >= 0;
    }
}
