package io.amends.core.timeline;

import java.time.Instant;

/** A contact passing from one team to another. */
public record TeamChange(Instant at, TeamId from, TeamId to) {}
