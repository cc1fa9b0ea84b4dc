package io.amends.server.audits;

import io.amends.history.report.Comparison;
import io.amends.history.report.HtmlReport;
import io.amends.history.report.JsonReport;
import io.amends.history.report.Report;
import io.amends.server.pages.NotThere;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an audit said, alone or beside another, until somebody deletes it. */
@Controller
class ReportPage {

    private static final int OFFERED = 100;

    private final Audits audits;
    private final Reports reports;
    private final Removal removal;
    private final MessageSource texts;

    ReportPage(Audits audits, Reports reports, Removal removal, MessageSource texts) {
        this.audits = audits;
        this.reports = reports;
        this.removal = removal;
        this.texts = texts;
    }

    /** Puts the report of an audit that is done into a page. */
    void fill(KeptAudit audit, Model model, Locale locale) {
        model.addAttribute("links", new AuditLinks(audit.number()));
        model.addAttribute("said", content(audit.number(), locale));
        model.addAttribute("summary", text(audit.number(), Reports.summary(locale)));
        model.addAttribute(
                "others",
                audits.latest(OFFERED).stream()
                        .filter(other -> other.state() == AuditState.DONE)
                        .filter(other -> other.number() != audit.number())
                        .toList());
    }

    private String content(long number, Locale locale) {
        return reports.read(number, Reports.content(locale))
                .map(ReportPage::text)
                .orElseGet(
                        () -> {
                            StringWriter out = new StringWriter();
                            HtmlReport.writeContent(
                                    report(number), locale, out, new AuditLinks(number));
                            return out.toString();
                        });
    }

    private String text(long number, String form) {
        return text(reports.read(number, form).orElseThrow(NotThere::new));
    }

    private static String text(InputStream form) {
        return new String(bytes(form), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(InputStream form) {
        try (form) {
            return form.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Report report(long number) {
        InputStream json = reports.read(number, "json").orElseThrow(NotThere::new);
        return JsonReport.read(bytes(json), "Audit " + number);
    }

    @GetMapping("/audits/compare")
    String compare(
            @RequestParam(name = "audit", required = false) @Nullable List<Long> chosen,
            Model model,
            Locale locale) {
        List<Long> two = chosen == null ? List.of() : chosen.stream().distinct().toList();
        if (two.size() == 2) {
            model.addAttribute("first", done(two.get(0)));
            model.addAttribute("second", done(two.get(1)));
            StringWriter out = new StringWriter();
            Comparison comparison = Comparison.of(report(two.get(0)), report(two.get(1)), locale);
            comparison.writeContent(out);
            model.addAttribute("said", out.toString());
            model.addAttribute("text", comparison.text());
        }
        model.addAttribute("chosen", two.size());
        return "audits/compare";
    }

    private KeptAudit done(long number) {
        return audits.byNumber(number)
                .filter(audit -> audit.state() == AuditState.DONE)
                .orElseThrow(NotThere::new);
    }

    /** Removes the audit; whoever may order one may do so. */
    @PostMapping("/audits/{number}/deletion")
    String delete(@PathVariable long number, Locale locale, RedirectAttributes next) {
        KeptAudit audit = audits.byNumber(number).orElseThrow(NotThere::new);
        if (!audit.state().isOver()) {
            return "redirect:/audits/" + number;
        }
        removal.remove(audit);
        next.addFlashAttribute(
                "toast", texts.getMessage("report.deleted", new Object[] {audit.name()}, locale));
        return "redirect:/audits";
    }
}
