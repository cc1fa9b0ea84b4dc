package io.amends.server.communications;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.timeline.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Templates by kind and language: the organisation's latest, else the shipped one. */
@Repository
public class LetterTemplates {

    private static final String SUBJECT = "Subject: ";

    private final JdbcClient sql;
    private final Clock clock;

    LetterTemplates(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The one in force. */
    @Transactional(readOnly = true)
    public LetterTemplate of(CommitmentKind kind, Locale language) {
        return sql.sql(
                        """
                        SELECT version, subject, body FROM letter_template
                        WHERE kind = :kind AND language = :language
                        ORDER BY version DESC LIMIT 1
                        """)
                .param("kind", kind.name())
                .param("language", language.getLanguage())
                .query((row, number) -> template(kind, language, row))
                .optional()
                .orElseGet(() -> shipped(kind, language));
    }

    /** All that were kept, latest first. */
    @SuppressWarnings("NullAway") // rows are never null
    @Transactional(readOnly = true)
    public List<LetterTemplate> versions(CommitmentKind kind, Locale language) {
        return sql.sql(
                        """
                        SELECT version, subject, body FROM letter_template
                        WHERE kind = :kind AND language = :language ORDER BY version DESC
                        """)
                .param("kind", kind.name())
                .param("language", language.getLanguage())
                .query((row, number) -> template(kind, language, row))
                .list();
    }

    /**
     * Keeps a further version, which is in force from now on.
     *
     * @param required the parts that it must hold
     * @return what is wrong with it; it is kept only where nothing is
     */
    @Transactional
    public List<TemplateFault> keep(
            LetterTemplate template, Set<Part> required, @Nullable UUID by) {
        List<TemplateFault> faults = Rendering.faults(template, required);
        if (faults.isEmpty()) {
            sql.sql(
                            """
                            INSERT INTO letter_template (kind, language, version, subject, body,
                                written_at, written_by)
                            SELECT :kind, :language, coalesce(max(version), 0) + 1, :subject,
                                :body, :at, :by
                            FROM letter_template WHERE kind = :kind AND language = :language
                            """)
                    .param("kind", template.kind().name())
                    .param("language", template.language().getLanguage())
                    .param("subject", Texts.withoutNul(template.subject()))
                    .param("body", Texts.withoutNul(template.body()))
                    .param("at", Outbox.utc(clock.instant()))
                    .param("by", by)
                    .update();
        }
        return faults;
    }

    private static LetterTemplate template(CommitmentKind kind, Locale language, ResultSet row)
            throws SQLException {
        return new LetterTemplate(
                kind,
                language,
                row.getInt("version"),
                row.getString("subject"),
                row.getString("body"));
    }

    /** The one that we ship: a file whose first line is the subject. */
    public static LetterTemplate shipped(CommitmentKind kind, Locale language) {
        String file =
                "letters/"
                        + kind.name().toLowerCase(Locale.ROOT).replace('_', '-')
                        + "."
                        + language.getLanguage()
                        + ".hbs";
        try (InputStream in =
                Objects.requireNonNull(LetterTemplates.class.getResourceAsStream(file), file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int end = text.indexOf('\n');
            return new LetterTemplate(
                    kind,
                    language,
                    0,
                    text.substring(SUBJECT.length(), end),
                    text.substring(end + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
