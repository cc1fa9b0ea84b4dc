package io.amends.history.source;

import java.time.Instant;
import java.util.List;

/**
 * One source row as far as it is mapped: what it takes to tell the row's events later, and small
 * enough to be written to disk by the million.
 *
 * @param form which of the mapping's row forms it follows: table, and instant within the row
 * @param occurredAt the row's instant, read with its zone
 * @param recordedAt when the source learnt it; the same instant where the source does not say
 * @param cells the form's mapped columns in their order, as they stand in the source; empty: not stated
 */
public record Row(
        String contact, int form, Instant occurredAt, Instant recordedAt, List<String> cells) {}
