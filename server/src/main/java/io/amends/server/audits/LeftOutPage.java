package io.amends.server.audits;

import io.amends.history.mapping.Form;
import io.amends.history.mapping.Mapping;
import io.amends.history.mapping.Table;
import io.amends.server.pages.NotThere;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Everything an audit could not read: where it stands, what is there, and what was expected. */
@Controller
class LeftOutPage {

    private final Audits audits;
    private final LeftOut leftOut;

    LeftOutPage(Audits audits, LeftOut leftOut) {
        this.audits = audits;
        this.leftOut = leftOut;
    }

    @GetMapping("/audits/{number}/left-out")
    String list(
            @PathVariable long number,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String before,
            Model model) {
        KeptAudit audit = done(number);
        String chosen = chosen(reason);
        model.addAttribute("audit", audit);
        model.addAttribute("links", new AuditLinks(number));
        model.addAttribute("reasons", leftOut.reasons(number));
        model.addAttribute("chosen", chosen);
        model.addAttribute("fields", fields(audit));
        model.addAttribute(
                "page",
                before == null
                        ? leftOut.after(number, place(after), chosen)
                        : leftOut.before(number, place(before), chosen));
        model.addAttribute(
                "csv",
                "/audits/"
                        + number
                        + "/left-out.csv"
                        + (chosen == null ? "" : "?reason=" + chosen));
        return "audits/left-out";
    }

    @GetMapping("/audits/{number}/left-out.csv")
    ResponseEntity<StreamingResponseBody> csv(
            @PathVariable long number, @RequestParam(required = false) @Nullable String reason) {
        Map<String, String> fields = fields(done(number));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"audit-%d-left-out.csv\"".formatted(number))
                .body(
                        out -> {
                            try (CsvLines csv = new CsvLines(out)) {
                                csv.add(
                                        List.of(
                                                "file",
                                                "line",
                                                "column",
                                                "field",
                                                "value",
                                                "reason",
                                                "expected"));
                                leftOut.each(
                                        number,
                                        chosen(reason),
                                        place -> csv.add(cells(place, fields)));
                            }
                        });
    }

    private static List<Object> cells(LeftOut.Place place, Map<String, String> fields) {
        return List.of(
                place.file(),
                place.line(),
                place.sourceColumn(),
                fields.getOrDefault(place.sourceColumn(), ""),
                place.value(),
                place.reason(),
                place.expected());
    }

    /** Each column of the files to the fields that the audit's mapping takes from it. */
    private static Map<String, String> fields(KeptAudit audit) {
        Map<String, Set<String>> fields = new LinkedHashMap<>();
        for (Table table : Mapping.parse("mapping.yaml", audit.mapping()).tables()) {
            String key = table.rows() == Table.Rows.ACCOUNTS ? "account" : "contact";
            table.key().forEach(column -> add(fields, column, key));
            for (Form form : table.forms()) {
                if (form.occurred() != null) {
                    add(fields, Objects.requireNonNull(form.occurred()).column(), "occurred");
                }
                form.fields()
                        .forEach(
                                (field, meaning) ->
                                        meaning.columns()
                                                .forEach(c -> add(fields, c, field.word())));
            }
        }
        Map<String, String> joined = new LinkedHashMap<>();
        fields.forEach((column, words) -> joined.put(column, String.join(", ", words)));
        return joined;
    }

    private static void add(Map<String, Set<String>> fields, String column, String field) {
        fields.computeIfAbsent(column, key -> new LinkedHashSet<>()).add(field);
    }

    private static @Nullable String chosen(@Nullable String reason) {
        return reason != null && reason.matches("[a-z-]{1,40}") ? reason : null;
    }

    private static long place(@Nullable String place) {
        if (place == null) {
            return 0;
        }
        if (!place.matches("\\d{1,18}")) {
            throw new NotThere();
        }
        return Long.parseLong(place);
    }

    private KeptAudit done(long number) {
        return audits.byNumber(number)
                .filter(audit -> audit.state() == AuditState.DONE)
                .orElseThrow(NotThere::new);
    }
}
