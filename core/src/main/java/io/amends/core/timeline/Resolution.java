package io.amends.core.timeline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch over which a contact counted as resolved.
 *
 * @param reopenedAt null while it holds
 */
public record Resolution(Instant at, @Nullable Instant reopenedAt) {}
