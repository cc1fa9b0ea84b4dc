package io.amends.history.source;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a file writes decimal fractions: 1,234.56 or 1.234,56. */
public enum DecimalMark {
    POINT('.', ","),
    COMMA(',', ".");

    private final char mark;
    private final Pattern number;
    private final Pattern telling;
    private final Pattern groups;

    DecimalMark(char mark, String group) {
        this.mark = mark;
        String grouping = "[" + group + " '\u00A0\u202F]";
        String fraction = "[" + mark + "]";
        this.groups = Pattern.compile(grouping);
        this.number =
                Pattern.compile(
                        "[-+]?(\\d+|\\d{1,3}(" + grouping + "\\d{3})+)?(" + fraction + "\\d+)?");
        // Says which mark is meant: not three digits after it, or grouping before it.
        this.telling =
                Pattern.compile(
                        "[-+]?(\\d+"
                                + fraction
                                + "(\\d{1,2}|\\d{4,})|\\d{1,3}("
                                + grouping
                                + "\\d{3})+"
                                + fraction
                                + "\\d+)");
    }

    /** The number a cell holds; empty when it holds none in this writing. */
    public Optional<BigDecimal> number(String cell) {
        String written = cell.strip();
        if (written.isEmpty()
                || written.length() > 40
                || !Character.isDigit(written.charAt(written.length() - 1))
                || !number.matcher(written).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new BigDecimal(groups.matcher(written).replaceAll("").replace(mark, '.')));
    }

    /** Whether a cell can only be meant in this writing: 12,5 or 1.234,56, but not 1,234. */
    public boolean shownBy(String cell) {
        return cell.length() <= 40 && telling.matcher(cell.strip()).matches();
    }
}
