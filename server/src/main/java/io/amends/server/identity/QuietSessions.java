package io.amends.server.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/**
 * When a session was used last is written once a minute, not for every page: it would be a row and a
 * wait for the disk each time. Sessions end after hours without use, so nobody notices.
 */
@Configuration(proxyBeanMethods = false)
class QuietSessions {

    /** As Spring Session writes it, with the same values in the same order. */
    private static final String UPDATE =
            """
            UPDATE spring_session s
            SET session_id = n.session_id, last_access_time = n.last_access_time,
                max_inactive_interval = n.max_inactive_interval, expiry_time = n.expiry_time,
                principal_name = n.principal_name
            FROM (VALUES (CAST(? AS char(36)), CAST(? AS bigint), CAST(? AS int),
                    CAST(? AS bigint), CAST(? AS varchar), CAST(? AS char(36))))
                AS n (session_id, last_access_time, max_inactive_interval, expiry_time,
                    principal_name, primary_id)
            WHERE s.primary_id = n.primary_id
                AND (n.last_access_time > s.last_access_time + 60000
                    OR (s.session_id, s.max_inactive_interval, s.principal_name)
                        IS DISTINCT FROM
                        (n.session_id, n.max_inactive_interval, n.principal_name))
            """;

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> writtenOnceAMinute() {
        return sessions -> sessions.setUpdateSessionQuery(UPDATE);
    }
}
