package io.amends.server.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Why a request is not done, in the form of RFC 9457. The sentence of a code is {@code
 * problem.<code>} in the messages; {@code docs/api.md} lists the codes.
 */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private final transient Object[] values;
    private final transient List<Because> because;

    /**
     * One reason of several.
     *
     * @param field where in the body it lies, such as {@code parts.NEXT_CONTACT}; null where it lies
     *     nowhere in particular
     */
    record Because(String code, String sentence, @Nullable String field) {}

    Problem(HttpStatus status, String code, List<Because> because, Object... values) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.because = List.copyOf(because);
        this.values = values;
    }

    static Problem of(HttpStatus status, String code, Object... values) {
        return new Problem(status, code, List.of(), values);
    }

    static Problem notThere() {
        return of(HttpStatus.NOT_FOUND, "not-there");
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }

    Object[] values() {
        return values.clone();
    }

    List<Because> because() {
        return because;
    }
}
