package io.amends.server.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What lets programs in.
 *
 * @param metricsToken what a scraper of {@code /actuator/prometheus} shows as bearer token; left
 *     out, only admins see the metrics
 */
@ConfigurationProperties("amends")
record SecuritySettings(@Nullable String metricsToken) {

    private static final int SHORTEST = 16;
    private static final String SCHEME = "Bearer ";

    SecuritySettings {
        if (metricsToken != null && metricsToken.isEmpty()) {
            metricsToken = null;
        }
        if (metricsToken != null && metricsToken.length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "Expected amends.metrics-token of at least " + SHORTEST + " characters");
        }
    }

    /** Compares in a time that does not tell how much of it was right. */
    boolean admits(@Nullable String authorization) {
        return metricsToken != null
                && authorization != null
                && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        metricsToken.getBytes(StandardCharsets.UTF_8),
                        authorization.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "SecuritySettings[metricsToken=" + (metricsToken == null ? "none" : "set") + "]";
    }
}
