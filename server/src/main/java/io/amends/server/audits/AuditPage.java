package io.amends.server.audits;

import io.amends.server.audits.Drafts.Draft;
import io.amends.server.identity.SignedIn;
import io.amends.server.pages.NotThere;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** One audit: its progress, then its report. */
@Controller
class AuditPage {

    private final Audits audits;
    private final Reports reports;
    private final Progress progress;
    private final Drafts drafts;
    private final ReportPage report;
    private final Clock clock;

    AuditPage(
            Audits audits,
            Reports reports,
            Progress progress,
            Drafts drafts,
            ReportPage report,
            Clock clock) {
        this.audits = audits;
        this.reports = reports;
        this.progress = progress;
        this.drafts = drafts;
        this.report = report;
        this.clock = clock;
    }

    @GetMapping("/audits/{number}")
    String audit(
            @PathVariable long number,
            Model model,
            Locale locale,
            @AuthenticationPrincipal SignedIn who) {
        KeptAudit audit = audits.byNumber(number).orElseThrow(NotThere::new);
        model.addAttribute("audit", audit);
        model.addAttribute("mayOrder", who.managesAudits());
        return switch (audit.state()) {
            case DONE -> {
                report.fill(audit, model, locale);
                yield "audits/report";
            }
            case QUEUED, RUNNING -> {
                model.addAttribute("step", progress.step(audit, locale));
                yield "audits/running";
            }
            case REFUSED, FAILED, CANCELLED -> "audits/ended";
        };
    }

    @PostMapping("/audits/{number}/cancellation")
    String cancel(@PathVariable long number) {
        audits.cancel(number, clock.instant());
        return "redirect:/audits/" + number;
    }

    /** The same files once more, with another mapping or protocol. */
    @PostMapping("/audits/{number}/repetition")
    String repeat(@PathVariable long number) {
        KeptAudit audit = audits.byNumber(number).orElseThrow(NotThere::new);
        drafts.keep(
                audit.history(),
                new Draft(audit.mainFile(), List.of(), audit.mappingName(), audit.mapping()),
                clock.instant());
        return "redirect:/audits/new/" + audit.history();
    }

    @GetMapping("/audits/{number}/report.json")
    ResponseEntity<StreamingResponseBody> json(@PathVariable long number) {
        return download(number, "json", MediaType.APPLICATION_JSON, "json");
    }

    @GetMapping("/audits/{number}/report.html")
    ResponseEntity<StreamingResponseBody> html(@PathVariable long number, Locale locale) {
        return download(number, Reports.html(locale), MediaType.TEXT_HTML, "html");
    }

    private ResponseEntity<StreamingResponseBody> download(
            long number, String form, MediaType type, String ending) {
        InputStream report = reports.read(number, form).orElseThrow(NotThere::new);
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"audit-" + number + "." + ending + "\"")
                .body(out -> transfer(report, out));
    }

    private static void transfer(InputStream from, OutputStream to) throws IOException {
        try (from) {
            from.transferTo(to);
        }
    }
}
