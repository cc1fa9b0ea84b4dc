package io.amends.server.desk;

import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.HandoffElement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Handoffs that are written and not offered yet; one for each contact. */
@Repository
class HandoffDrafts {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient sql;
    private final Clock clock;

    HandoffDrafts(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * @param to the team that it is for; null where nobody has chosen one
     */
    record Draft(@Nullable String to, Map<HandoffElement, String> elements) {}

    @Transactional
    public void keep(ContactId contact, Actor by, Form form) {
        sql.sql(
                        """
                        INSERT INTO handoff_draft (contact, to_team, elements, by, at)
                        VALUES (:contact, :to, :elements, :by, :at)
                        ON CONFLICT (contact) DO UPDATE SET to_team = excluded.to_team,
                            elements = excluded.elements, by = excluded.by, at = excluded.at
                        """)
                .param("contact", contact.value())
                .param("to", form.has("to") ? form.text("to") : null)
                .param("elements", JSON.writeValueAsString(form.elements()))
                .param("by", String.valueOf(by.person()))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<Draft> of(ContactId contact) {
        return sql.sql("SELECT to_team, elements FROM handoff_draft WHERE contact = :contact")
                .param("contact", contact.value())
                .query((row, number) -> new Draft(row.getString(1), read(row.getString(2))))
                .optional();
    }

    private static Map<HandoffElement, String> read(String elements) {
        return new EnumMap<>(
                JSON.readValue(elements, new TypeReference<Map<HandoffElement, String>>() {}));
    }

    @Transactional
    public void drop(ContactId contact) {
        sql.sql("DELETE FROM handoff_draft WHERE contact = :contact")
                .param("contact", contact.value())
                .update();
    }
}
