package io.amends.history.audit;

import io.amends.core.failure.AccountContact;
import io.amends.history.source.Row;
import io.amends.history.spill.Partitions;
import io.amends.history.spill.RowCodec;
import io.amends.history.table.Tables;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where an audit puts things away between its passes.
 *
 * @param rows all that was read, by contact
 * @param escalated the rows of escalated contacts, set aside to be judged
 * @param accountContacts contacts condensed, by account
 */
record Stores(
        Partitions<Row> rows,
        Partitions<Row> escalated,
        Partitions<AccountContact> accountContacts,
        Optional<Tables> tables)
        implements AutoCloseable {

    // Shares of the heap: rows are kept twice at most, once as read and once set aside, and most of
    // the rest is the partition at hand of each worker.
    private static final long ROWS_IN_MEMORY = Runtime.getRuntime().maxMemory() / 6;
    private static final long ACCOUNTS_IN_MEMORY = Runtime.getRuntime().maxMemory() / 16;

    static Stores of(AuditRequest request) {
        RowCodec codec = new RowCodec();
        Path folder = request.workFolder();
        return new Stores(
                new Partitions<>(codec, folder, ROWS_IN_MEMORY),
                new Partitions<>(codec, folder, ROWS_IN_MEMORY),
                new Partitions<>(new AccountContactCodec(), folder, ACCOUNTS_IN_MEMORY),
                request.tables().map(Tables::new));
    }

    long spilledBytes() {
        return rows.spilledBytes() + escalated.spilledBytes() + accountContacts.spilledBytes();
    }

    @Override
    public void close() {
        rows.close();
        escalated.close();
        accountContacts.close();
        tables.ifPresent(Tables::close);
    }
}
