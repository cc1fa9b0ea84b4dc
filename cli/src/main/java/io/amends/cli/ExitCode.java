package io.amends.cli;

/** What the process answers to the shell that started it. */
enum ExitCode {
    DONE(0),
    REFUSED_INPUT(1),
    WRONG_USAGE(2),
    /** A defect of Amends or of the machine, never of the input. */
    BROKEN(3);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
