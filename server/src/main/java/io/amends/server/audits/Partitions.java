package io.amends.server.audits;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Makes, joins and drops the partitions of an audit. */
@Repository
class Partitions {

    private final JdbcClient sql;

    Partitions(JdbcClient sql) {
        this.sql = sql;
    }

    /** Empty tables that stand alone; what an earlier attempt left behind is dropped. */
    @Transactional
    public void make(long audit) {
        drop(audit);
        for (Partition partition : Partition.ALL) {
            sql.sql(
                            "CREATE TABLE "
                                    + partition.of(audit)
                                    + " (LIKE "
                                    + partition.table()
                                    + " INCLUDING DEFAULTS INCLUDING STORAGE, CHECK (audit = "
                                    + audit
                                    + "))")
                    .update();
            sql.sql(
                            "ALTER TABLE "
                                    + partition.of(audit)
                                    + " ALTER COLUMN audit SET DEFAULT "
                                    + audit)
                    .update();
        }
    }

    /** The types of the columns of each. */
    Map<Partition, Map<String, CellType>> types() {
        Map<Partition, Map<String, CellType>> types = new EnumMap<>(Partition.class);
        for (Partition partition : Partition.ALL) {
            Map<String, CellType> columns = new HashMap<>();
            sql.sql(
                            """
                            SELECT attname, format_type(atttypid, -1) FROM pg_attribute
                            WHERE attrelid = CAST(:name AS regclass) AND attnum > 0
                                AND NOT attisdropped
                            """)
                    .param("name", partition.table())
                    .query(
                            row -> {
                                columns.put(row.getString(1), CellType.named(row.getString(2)));
                            });
            types.put(partition, columns);
        }
        return types;
    }

    /** Lets the filled tables be seen; their indexes are made here, once. */
    @Transactional
    public void join(long audit) {
        for (Partition partition : Partition.ALL) {
            sql.sql(
                            "ALTER TABLE "
                                    + partition.table()
                                    + " ATTACH PARTITION "
                                    + partition.of(audit)
                                    + " FOR VALUES IN ("
                                    + audit
                                    + ")")
                    .update();
            sql.sql("ANALYZE " + partition.of(audit)).update();
        }
    }

    @Transactional
    public void drop(long audit) {
        for (Partition partition : Partition.ALL) {
            sql.sql("DROP TABLE IF EXISTS " + partition.of(audit)).update();
        }
    }
}
