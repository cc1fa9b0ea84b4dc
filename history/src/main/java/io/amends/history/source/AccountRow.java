package io.amends.history.source;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one line of an account table says.
 *
 * @param account the account's id
 * @param table the number of the {@link TablePlan.Accounts} it was read by
 * @param from since when; empty: always
 * @param cells the plan's mapped columns in their order, as they stand in the source; empty: not stated
 */
public record AccountRow(String account, int table, Optional<Instant> from, List<String> cells) {}
