package io.amends.server.audits;

import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.Timeline;
import io.amends.history.assembly.AssembledContact;
import io.amends.history.drawing.Drawings;
import io.amends.history.report.CaseContent;
import io.amends.history.report.Report;
import io.amends.history.report.Sentences;
import io.amends.server.pages.NotThere;
import io.amends.server.timeline.EventJson;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** One contact to scale, with all its facts, as the organisation or as the customer saw it. */
@Controller
class ContactPage {

    private static final JsonMapper JSON = new JsonMapper();

    private final Audits audits;
    private final Found found;
    private final JdbcClient sql;

    ContactPage(Audits audits, Found found, JdbcClient sql) {
        this.audits = audits;
        this.found = found;
        this.sql = sql;
    }

    @GetMapping("/audits/{number}/contacts/{path}")
    String contact(
            @PathVariable long number,
            @PathVariable String path,
            @RequestParam(required = false) @Nullable String view,
            @CookieValue(name = "amends-zone", required = false) @Nullable String readers,
            Model model,
            Locale locale) {
        KeptAudit audit =
                audits.byNumber(number)
                        .filter(kept -> kept.state() == AuditState.DONE)
                        .orElseThrow(NotThere::new);
        String id = id(path);
        Found.Line line = line(number, id);
        boolean asCustomer = "customer".equals(view);
        ZoneId theirs = found.zone(number);
        StringWriter content = new StringWriter();
        Report.Drawing drawing = drawing(audit, id);
        if (asCustomer) {
            CaseContent.writeForCustomer(drawing, Sentences.in(locale, theirs), content);
        } else {
            CaseContent.write(drawing, Sentences.in(locale, zone(readers)), content);
        }
        model.addAttribute("audit", audit);
        model.addAttribute("links", new AuditLinks(number));
        model.addAttribute("contact", id);
        model.addAttribute("line", asCustomer ? null : line);
        model.addAttribute("drawing", drawing);
        model.addAttribute("lasted", Duration.between(drawing.from(), drawing.to()));
        model.addAttribute("said", content.toString());
        model.addAttribute("asCustomer", asCustomer);
        model.addAttribute("theirs", theirs);
        model.addAttribute("owner", drawing.owners().isEmpty() ? null : owner(drawing));
        return "audits/contact";
    }

    /** Who had it last; null where nobody did. */
    private static @Nullable String owner(Report.Drawing drawing) {
        Report.Span last = drawing.owners().getLast();
        return last.gap() == null && !last.label().isEmpty() ? last.label() : null;
    }

    private static String id(String path) {
        try {
            return ContactPath.read(path);
        } catch (IllegalArgumentException none) {
            throw new NotThere();
        }
    }

    private Found.Line line(long number, String id) {
        Map<String, String> only = Map.of("contact", id);
        List<Found.Line> lines =
                found.first(number, Asked.of(Listing.CONTACTS, ZoneOffset.UTC, only::get)).lines();
        if (lines.isEmpty()) {
            throw new NotThere();
        }
        return lines.getFirst();
    }

    private static ZoneId zone(@Nullable String id) {
        try {
            return id == null ? ZoneId.of("UTC") : ZoneId.of(id);
        } catch (DateTimeException unknown) {
            return ZoneId.of("UTC");
        }
    }

    private Report.Drawing drawing(KeptAudit audit, String id) {
        return sql.sql(
                        "SELECT drawing FROM audit_drawing WHERE audit = "
                                + audit.number()
                                + " AND contact = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(json -> JSON.readValue(json, Report.Drawing.class))
                .map(drawing -> withTexts(audit.number(), drawing))
                .orElseGet(() -> plain(audit, id));
    }

    /** The drawing holds first words; here the messages are whole. */
    private Report.Drawing withTexts(long number, Report.Drawing drawing) {
        Map<String, String> texts = new HashMap<>();
        sql.sql(
                        """
                        SELECT message, text FROM audit_text
                        WHERE audit = %d AND contact = ANY (ARRAY(
                            SELECT CAST(:id AS text)
                            UNION SELECT carried_from FROM audit_escalation
                            WHERE audit = %d AND contact = :id))"""
                                .formatted(number, number))
                .param("id", drawing.contact())
                .query(
                        row -> {
                            texts.put(row.getString(1), row.getString(2));
                        });
        return drawing.withTexts(texts);
    }

    private Report.Drawing plain(KeptAudit audit, String id) {
        List<Event> events =
                sql.sql(
                                "SELECT fact FROM audit_event WHERE audit = "
                                        + audit.number()
                                        + " AND contact = :id ORDER BY sequence")
                        .param("id", id)
                        .query((row, number) -> EventJson.read(row.getString(1)))
                        .list();
        Map<MessageId, String> texts = new HashMap<>();
        sql.sql(
                        "SELECT message, text FROM audit_text WHERE audit = "
                                + audit.number()
                                + " AND contact = :id")
                .param("id", id)
                .query(
                        row -> {
                            texts.put(new MessageId(row.getString(1)), row.getString(2));
                        });
        Instant asOf = Objects.requireNonNull(audit.judgedAt());
        Timeline facts = Timeline.of(new ContactId(id), events);
        return Drawings.plain(new AssembledContact(facts, texts, List.of()), asOf);
    }
}
