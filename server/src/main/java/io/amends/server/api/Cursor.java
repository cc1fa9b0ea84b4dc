package io.amends.server.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Where a page of a list ended, in a form that nobody is tempted to take apart. */
final class Cursor {

    private static final int USUAL = 50;
    private static final int MOST = 500;

    private Cursor() {}

    /**
     * A page of a list.
     *
     * @param next what {@code after} is for the page behind it; null on the last one
     */
    record Page<T>(List<T> items, @Nullable String next) {}

    static int limit(@Nullable Integer asked) {
        if (asked != null && (asked < 1 || asked > MOST)) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "limit", MOST);
        }
        return asked == null ? USUAL : asked;
    }

    static @Nullable String read(@Nullable String after) {
        try {
            return after == null
                    ? null
                    : new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "cursor");
        }
    }

    /**
     * @param oneMore up to one row more than fit the page, which says that there is another
     * @param place names a row's place in the order
     */
    static <R, T> Page<T> page(
            List<R> oneMore, int limit, Function<R, String> place, Function<R, T> shown) {
        List<R> rows = oneMore.size() > limit ? oneMore.subList(0, limit) : oneMore;
        return new Page<>(
                rows.stream().map(shown).toList(),
                oneMore.size() > limit ? write(place.apply(rows.getLast())) : null);
    }

    private static String write(String place) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }
}
