package io.amends.history.source;

import java.util.List;

/**
 * Input that cannot be used: says where, what was expected, and what to do. Leads to exit code 1.
 */
public final class RefusedInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;

    public RefusedInput(String reason) {
        this(List.of(reason));
    }

    /** Every reason at once, each naming its place. */
    public RefusedInput(List<String> reasons) {
        super(String.join(System.lineSeparator(), reasons));
        this.reasons = List.copyOf(reasons);
    }

    public RefusedInput(String reason, Throwable cause) {
        super(reason, cause);
        this.reasons = List.of(reason);
    }

    public List<String> reasons() {
        return reasons;
    }
}
