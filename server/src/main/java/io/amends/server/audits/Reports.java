package io.amends.server.audits;

import io.amends.history.report.HtmlReport;
import io.amends.history.report.JsonReport;
import io.amends.history.report.Report;
import io.amends.history.report.TextSummary;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What audits said, in each form and language. */
@Repository
public class Reports {

    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private final JdbcClient sql;
    private final Partitions partitions;
    private final Found found;
    private final Clock clock;

    Reports(JdbcClient sql, Partitions partitions, Found found, Clock clock) {
        this.sql = sql;
        this.partitions = partitions;
        this.found = found;
        this.clock = clock;
    }

    /** Writes a form of a report. */
    private interface Form {
        void write(Writer out) throws IOException;
    }

    /**
     * Ends an audit: its reports, its partitions and its state become visible together.
     *
     * @param hold looked at once this transaction is open, so that a database which ended at any time
     *     before or after fails it
     */
    @Transactional
    public void keep(KeptAudit audit, Report report, Hold hold) {
        long number = audit.number();
        keep(number, "json", out -> JsonReport.write(report, out));
        for (Locale language : LANGUAGES) {
            keep(number, html(language), out -> HtmlReport.write(report, language, out));
            keep(
                    number,
                    content(language),
                    out -> HtmlReport.writeContent(report, language, out, new AuditLinks(number)));
            keep(number, summary(language), out -> out.write(TextSummary.of(report, language)));
        }
        hold.mustLast();
        partitions.join(number);
        found.count(number);
        int ended =
                sql.sql(
                                """
                        UPDATE audit SET state = 'DONE', finished_at = :at, judged_at = :judgedAt,
                            contacts = :contacts, rulebook_version = :rulebook,
                            zone = :zone,
                            escalated = (SELECT count(*) FROM audit_contact c
                                WHERE c.audit = :number AND escalations_tier + escalations_complexity
                                    + escalations_customer + escalations_executive
                                    + escalations_regulatory > 0)
                        WHERE number = :number AND state = 'RUNNING'
                        """)
                        .param("number", number)
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("judgedAt", report.provenance().asOf().atOffset(ZoneOffset.UTC))
                        .param("contacts", report.reading().contacts())
                        .param("zone", report.provenance().zone())
                        .param("rulebook", report.provenance().rulebook())
                        .update();
        if (ended == 0) {
            throw new AuditRun.Stopped();
        }
    }

    private void keep(long audit, String form, Form writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Writer out =
                new BufferedWriter(
                        new OutputStreamWriter(
                                new GZIPOutputStream(bytes), StandardCharsets.UTF_8))) {
            writer.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sql.sql("INSERT INTO audit_report (audit, form, content) VALUES (:audit, :form, :content)")
                .param("audit", audit)
                .param("form", form)
                .param("content", bytes.toByteArray())
                .update();
    }

    /** One form, as UTF-8. */
    public Optional<InputStream> read(long audit, String form) {
        return sql.sql("SELECT content FROM audit_report WHERE audit = :audit AND form = :form")
                .param("audit", audit)
                .param("form", form)
                .query(byte[].class)
                .optional()
                .map(Reports::unzipped);
    }

    private static InputStream unzipped(byte[] content) {
        try {
            return new GZIPInputStream(new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The form of the whole report as one page. */
    public static String html(Locale language) {
        return "html-" + language.getLanguage();
    }

    /** The form of the report's content for our page. */
    static String content(Locale language) {
        return "content-" + language.getLanguage();
    }

    /** The form of the summary as text. */
    public static String summary(Locale language) {
        return "summary-" + language.getLanguage();
    }
}
