package io.amends.server.desk;

import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Why a cause is the cause: up to five questions, each asked of the answer before it, along as many
 * branches as the problem has.
 */
@Repository
class FiveWhys {

    static final int BRANCHES = 3;
    static final int DEPTH = 5;

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient sql;
    private final Clock clock;

    FiveWhys(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Each branch's answers, in their order; always as many as a form has room for. */
    @Transactional(readOnly = true)
    public List<List<String>> of(ContactId contact) {
        List<List<String>> kept =
                sql.sql("SELECT whys FROM five_whys WHERE contact = :contact")
                        .param("contact", contact.value())
                        .query(String.class)
                        .optional()
                        .map(
                                whys ->
                                        JSON.readValue(
                                                whys, new TypeReference<List<List<String>>>() {}))
                        .orElse(List.of());
        return IntStream.range(0, BRANCHES)
                .mapToObj(b -> padded(b < kept.size() ? kept.get(b) : List.of()))
                .toList();
    }

    private static List<String> padded(List<String> branch) {
        List<String> all = new ArrayList<>(branch);
        while (all.size() < DEPTH) {
            all.add("");
        }
        return all;
    }

    static List<List<String>> typed(Form form) {
        return IntStream.range(0, BRANCHES)
                .mapToObj(
                        branch ->
                                IntStream.range(0, DEPTH)
                                        .mapToObj(depth -> form.text("why-" + branch + "-" + depth))
                                        .toList())
                .toList();
    }

    @Transactional
    public void keep(ContactId contact, Actor by, Form form) {
        List<List<String>> whys =
                typed(form).stream()
                        .map(branch -> branch.stream().filter(why -> !why.isEmpty()).toList())
                        .filter(branch -> !branch.isEmpty())
                        .toList();
        sql.sql(
                        """
                        INSERT INTO five_whys (contact, whys, by, at)
                        VALUES (:contact, :whys, :by, :at)
                        ON CONFLICT (contact) DO UPDATE SET whys = excluded.whys,
                            by = excluded.by, at = excluded.at
                        """)
                .param("contact", contact.value())
                .param("whys", JSON.writeValueAsString(whys))
                .param("by", String.valueOf(by.person()))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
