package io.amends.history.source;

/**
 * Something read that was left out.
 *
 * @param line the physical line on which the record begins, from 1
 * @param column the column's name; empty where the whole line is meant
 * @param value as it stands there, shortened, control characters escaped
 * @param expected what would have been accepted
 */
public record Rejection(
        String file, long line, String column, String value, Reason reason, String expected) {

    private static final int SHOWN = 80;

    public Rejection {
        value = shown(value);
    }

    /** One line for people: where, what, why, and what was expected. */
    public String sentence() {
        String where = file + ":" + line + (column.isEmpty() ? "" : ", column " + column);
        String what = value.isEmpty() ? "" : " \"" + value + "\"";
        return where + ":" + what + " " + reason.code() + ", expected " + expected;
    }

    /** A value from a source, shortened and made harmless to show on one line. */
    public static String shown(String value) {
        StringBuilder shown = new StringBuilder();
        int length = Math.min(value.length(), SHOWN);
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c == RowAssembly.UNDECODED) {
                shown.append('\uFFFD');
            } else if (Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT
                    || (Character.isSurrogate(c) && !paired(value, i))) {
                shown.append(String.format("\\u%04X", (int) c));
            } else {
                shown.append(c);
            }
        }
        return value.length() > SHOWN ? shown.append('…').toString() : shown.toString();
    }

    private static boolean paired(String value, int i) {
        return Character.isHighSurrogate(value.charAt(i))
                ? i + 1 < Math.min(value.length(), SHOWN)
                        && Character.isLowSurrogate(value.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(value.charAt(i - 1));
    }
}
