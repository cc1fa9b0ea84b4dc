package io.amends.server.audits;

import io.amends.server.pages.NotThere;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** One audit: its progress, then its report. */
@Controller
class AuditPage {

    private final Audits audits;
    private final Reports reports;

    AuditPage(Audits audits, Reports reports) {
        this.audits = audits;
        this.reports = reports;
    }

    @GetMapping("/audits/{number}")
    String audit(@PathVariable long number, Model model) {
        model.addAttribute("audit", audits.byNumber(number).orElseThrow(NotThere::new));
        return "audits/audit";
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

    private static void transfer(InputStream from, java.io.OutputStream to) throws IOException {
        try (from) {
            from.transferTo(to);
        }
    }
}
