package io.amends.server.audits;

import io.amends.history.report.HtmlReport;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The report's style and script, for pages that hold its content. The style is confined to {@code
 * .report}, where it starts from nothing of ours but our tokens, which have the same names.
 */
@RestController
class ReportLook {

    private static final CacheControl A_WHILE = CacheControl.maxAge(Duration.ofMinutes(10));
    private static final Pattern TOKENS =
            Pattern.compile(
                    "@media \\(prefers-color-scheme:dark\\)\\{:root.*?\\}\\}|:root[^{}]*\\{[^}]*\\}",
                    Pattern.DOTALL);
    private static final String STYLE =
            "@layer report{.report :where(:not(svg,svg *)){all:revert}\n.report{"
                    + TOKENS.matcher(HtmlReport.style())
                            .replaceAll("")
                            .replace("@page{size:A4;margin:14mm 13mm}", "")
                    + "}}\n";

    @GetMapping("/assets/report.css")
    ResponseEntity<String> style() {
        return ResponseEntity.ok()
                .cacheControl(A_WHILE)
                .contentType(MediaType.parseMediaType("text/css;charset=UTF-8"))
                .body(STYLE);
    }

    @GetMapping("/assets/report.js")
    ResponseEntity<String> script() {
        return ResponseEntity.ok()
                .cacheControl(A_WHILE)
                .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                .body(HtmlReport.script());
    }
}
