package io.amends.history.suggest;

import java.util.Arrays;
import java.util.List;

/**
 * Why something is proposed or asked, as a code with values; the sentence is in the bundle {@code
 * messages} beside this class.
 */
public record Why(String code, List<String> values) {

    public Why {
        values = List.copyOf(values);
    }

    static Why of(String code, Object... values) {
        return new Why(code, Arrays.stream(values).map(String::valueOf).toList());
    }
}
