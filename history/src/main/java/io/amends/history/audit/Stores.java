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
 * @param families which contacts merges tie together; complete once all is read
 * @param merged the rows of contacts that merges tie together, by family
 * @param escalated the rows of escalated contacts, set aside to be judged, by family
 * @param accountContacts contacts condensed, by account
 */
record Stores(
        Partitions<Row> rows,
        Families families,
        Partitions<Row> merged,
        Partitions<Row> escalated,
        Partitions<AccountContact> accountContacts,
        Optional<Tables> tables)
        implements AutoCloseable {

    // Shares of the heap: rows are kept twice at most, once as read and once set aside, and most of
    // the rest is the partition at hand of each worker.
    private static final long ROWS_IN_MEMORY = Runtime.getRuntime().maxMemory() / 6;
    private static final long MERGED_IN_MEMORY = Runtime.getRuntime().maxMemory() / 32;
    private static final long ACCOUNTS_IN_MEMORY = Runtime.getRuntime().maxMemory() / 16;

    static Stores of(AuditRequest request) {
        RowCodec codec = new RowCodec();
        Families families = new Families();
        Path folder = request.workFolder();
        return new Stores(
                new Partitions<>(codec, folder, ROWS_IN_MEMORY),
                families,
                new Partitions<>(new FamilyRowCodec(codec, families), folder, MERGED_IN_MEMORY),
                new Partitions<>(new FamilyRowCodec(codec, families), folder, ROWS_IN_MEMORY),
                new Partitions<>(new AccountContactCodec(), folder, ACCOUNTS_IN_MEMORY),
                request.tables().map(Tables::new));
    }

    long spilledBytes() {
        return rows.spilledBytes()
                + merged.spilledBytes()
                + escalated.spilledBytes()
                + accountContacts.spilledBytes();
    }

    @Override
    public void close() {
        rows.close();
        merged.close();
        escalated.close();
        accountContacts.close();
        tables.ifPresent(Tables::close);
    }
}
