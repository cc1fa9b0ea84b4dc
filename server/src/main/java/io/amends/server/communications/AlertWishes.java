package io.amends.server.communications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How people want to be told, and where they are reached. */
@Repository
public class AlertWishes {

    /**
     * Somebody who can be told.
     *
     * @param wish empty: they said nothing
     */
    record Reached(UUID person, String email, String name, Optional<AlertWish> wish) {}

    private static final String WISH =
            "w.language, w.zone, w.quiet_from, w.quiet_to, w.weekends, w.gathered";

    private final JdbcClient sql;

    AlertWishes(JdbcClient sql) {
        this.sql = sql;
    }

    /** Active people among these, with their addresses and wishes. */
    @Transactional(readOnly = true)
    Map<UUID, Reached> of(Collection<UUID> people) {
        Map<UUID, Reached> reached = new HashMap<>();
        if (people.isEmpty()) {
            return reached;
        }
        sql.sql(
                        "SELECT p.id, p.email, p.name, "
                                + WISH
                                + """
                                 FROM person p LEFT JOIN alert_wish w ON w.person = p.id
                                WHERE p.active AND p.id = ANY(:people)
                                """)
                .param("people", people.toArray(UUID[]::new))
                .query(
                        row -> {
                            UUID id = row.getObject("id", UUID.class);
                            reached.put(
                                    id,
                                    new Reached(
                                            id,
                                            row.getString("email"),
                                            row.getString("name"),
                                            wish(row)));
                        });
        return reached;
    }

    @Transactional(readOnly = true)
    public Optional<AlertWish> find(UUID person) {
        return sql.sql("SELECT " + WISH + " FROM alert_wish w WHERE w.person = :person")
                .param("person", person)
                .query((row, number) -> wish(row))
                .optional()
                .flatMap(wish -> wish);
    }

    @Transactional
    public void put(UUID person, AlertWish wish) {
        sql.sql(
                        """
                        INSERT INTO alert_wish
                            (person, language, zone, quiet_from, quiet_to, weekends, gathered)
                        VALUES (:person, :language, :zone, :from, :to, :weekends, :gathered)
                        ON CONFLICT (person) DO UPDATE SET language = excluded.language,
                            zone = excluded.zone, quiet_from = excluded.quiet_from,
                            quiet_to = excluded.quiet_to, weekends = excluded.weekends,
                            gathered = excluded.gathered
                        """)
                .param("person", person)
                .param("language", wish.language().getLanguage())
                .param("zone", wish.zone().getId())
                .param("from", wish.quietFrom())
                .param("to", wish.quietTo())
                .param("weekends", wish.weekends())
                .param("gathered", wish.gathered().name())
                .update();
    }

    private static Optional<AlertWish> wish(ResultSet row) throws SQLException {
        @Nullable String language = row.getString("language");
        return language == null
                ? Optional.empty()
                : Optional.of(
                        new AlertWish(
                                Locale.forLanguageTag(language),
                                ZoneId.of(row.getString("zone")),
                                row.getObject("quiet_from", LocalTime.class),
                                row.getObject("quiet_to", LocalTime.class),
                                row.getBoolean("weekends"),
                                AlertWish.Gathered.valueOf(row.getString("gathered"))));
    }
}
