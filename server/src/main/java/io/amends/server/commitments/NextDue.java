package io.amends.server.commitments;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When something is due next, of all that is owed. */
@Repository
public class NextDue {

    private final JdbcClient sql;

    NextDue(JdbcClient sql) {
        this.sql = sql;
    }

    /** The earliest due later than an instant; empty where nothing is owed. */
    public Optional<Instant> after(Instant at) {
        return sql.sql(
                        """
                        SELECT due FROM commitment WHERE verdict IN ('OPEN', 'MISSED') AND due > :at
                        ORDER BY due LIMIT 1
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }
}
