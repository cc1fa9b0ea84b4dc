package io.amends.server.audits;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Deletes an audit with everything that came of it, and its files unless another needs them. */
@Repository
class Removal {

    private final JdbcClient sql;
    private final Partitions partitions;
    private final Histories histories;

    Removal(JdbcClient sql, Partitions partitions, Histories histories) {
        this.sql = sql;
        this.partitions = partitions;
        this.histories = histories;
    }

    @Transactional
    public void remove(KeptAudit audit) {
        partitions.drop(audit.number());
        sql.sql("DELETE FROM audit WHERE number = :number")
                .param("number", audit.number())
                .update();
        boolean needed =
                sql.sql("SELECT EXISTS (SELECT FROM audit WHERE history = :history)")
                        .param("history", audit.history())
                        .query(Boolean.class)
                        .single();
        if (!needed) {
            histories.delete(audit.history());
        }
    }
}
