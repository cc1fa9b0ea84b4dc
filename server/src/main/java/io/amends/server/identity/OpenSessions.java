package io.amends.server.identity;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The sessions people have open. A session is found by whom it belongs to. */
@Repository
class OpenSessions {

    private final JdbcClient sql;

    OpenSessions(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional
    public void end(UUID person) {
        sql.sql("DELETE FROM spring_session WHERE principal_name = :person")
                .param("person", person.toString())
                .update();
    }

    /** Ends all but the one of this id. */
    @Transactional
    public void endOthers(UUID person, String session) {
        sql.sql(
                        """
                        DELETE FROM spring_session
                        WHERE principal_name = :person AND session_id <> :session
                        """)
                .param("person", person.toString())
                .param("session", session)
                .update();
    }
}
