package io.amends.server.pages;

import java.util.Set;

/**
 * What went wrong, for the page that says so.
 *
 * @param status of HTTP
 * @param request names the request in the log
 */
public record Mishap(int status, String request) {

    private static final Set<Integer> EXPLAINED = Set.of(400, 403, 404, 413, 429, 500);

    /** The messages that explain it are {@code mishap.<kind>.title} and {@code .text}. */
    public int kind() {
        return EXPLAINED.contains(status) ? status : status >= 500 ? 500 : 400;
    }

    public boolean ours() {
        return status >= 500;
    }
}
