package io.amends.server.audits;

import io.amends.server.pages.NotThere;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A line's place in an order, as addresses carry it.
 *
 * @param value of the column the list is ordered by, as PostgreSQL writes it; null stands last
 * @param key of the line, which tells it from others of the same value
 */
record Cursor(@Nullable String value, String key) {

    private static final String NUMBER = "-?\\d{1,18}";
    private static final String TIME =
            "\\d{4,6}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?[+-]\\d\\d(:\\d\\d){0,2}( BC)?";

    /**
     * @throws NotThere when it is none of that order
     */
    static Cursor read(String text, Asked asked) {
        try {
            String[] parts = text.split("\\.", -1);
            if (parts.length != 2) {
                throw new NotThere();
            }
            Cursor cursor =
                    new Cursor(parts[0].equals("~") ? null : plain(parts[0]), plain(parts[1]));
            if (!fits(cursor.key, asked.listing().keyType())
                    || (cursor.value == null
                            ? !asked.order().gaps()
                            : !fits(cursor.value, asked.order().type()))) {
                throw new NotThere();
            }
            return cursor;
        } catch (IllegalArgumentException broken) {
            throw new NotThere();
        }
    }

    private static boolean fits(String value, String type) {
        return switch (type) {
            case "bigint" -> value.matches(NUMBER);
            case "timestamptz" -> value.matches(TIME);
            default -> value.indexOf('\0') < 0;
        };
    }

    @Override
    public String toString() {
        return (value == null ? "~" : coded(value)) + "." + coded(key);
    }

    private static String coded(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String plain(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
