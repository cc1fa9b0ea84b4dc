package io.amends.history.measure;

import java.time.Instant;

/**
 * One row of an incident's log, in the source's words.
 *
 * @param line rank of the support line that the team belongs to; 0 is the first line
 */
record SupportEvent(
        Instant at, int line, String team, String person, String status, String product) {}
