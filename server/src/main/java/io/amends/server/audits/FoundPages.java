package io.amends.server.audits;

import io.amends.server.pages.NotThere;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Everything an audit found, as lists to search, choose from, order and take away. */
@Controller
class FoundPages {

    private static final String LISTS = "contacts|escalations|commitments|findings|moves";

    private final Audits audits;
    private final Found found;
    private final Chips chips;

    FoundPages(Audits audits, Found found, Chips chips) {
        this.audits = audits;
        this.found = found;
        this.chips = chips;
    }

    @GetMapping("/audits/{number}/{list:" + LISTS + "}")
    String list(
            @PathVariable long number,
            @PathVariable String list,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String before,
            HttpServletRequest request,
            Model model,
            Locale locale) {
        KeptAudit audit = done(number);
        Listing listing = Listing.named(list).orElseThrow(NotThere::new);
        Asked asked = Asked.of(listing, found.zone(number), request::getParameter);
        Map<String, List<Found.Choice>> choices = found.choices(number, listing);
        long count = found.count(number, asked);
        model.addAttribute("audit", audit);
        model.addAttribute("links", new AuditLinks(number));
        model.addAttribute("listing", listing.path());
        model.addAttribute("page", lines(number, asked, after, before));
        model.addAttribute("many", count > Found.COUNTED);
        model.addAttribute("count", Math.min(count, Found.COUNTED));
        model.addAttribute("chooses", asked.chooses());
        model.addAttribute("sort", (asked.down() ? "-" : "") + asked.order().column());
        model.addAttribute("choices", choices);
        model.addAttribute("chips", chips.of(asked, choices, locale));
        model.addAttribute("types", Asked.types());
        model.addAttribute("modes", Asked.modes());
        model.addAttribute("verdicts", Asked.verdicts());
        model.addAttribute("csv", csv(listing, request));
        return "audits/lines";
    }

    private static String csv(Listing listing, HttpServletRequest request) {
        String query = request.getQueryString();
        return "/audits/"
                + request.getRequestURI().replaceFirst(".*/audits/(\\d+)/.*", "$1")
                + "/"
                + listing.path()
                + ".csv"
                + (query == null ? "" : "?" + query);
    }

    private Found.Lines lines(
            long number, Asked asked, @Nullable String after, @Nullable String before) {
        if (after != null) {
            return found.after(number, asked, Cursor.read(after, asked));
        }
        return before == null
                ? found.first(number, asked)
                : found.before(number, asked, Cursor.read(before, asked));
    }

    @GetMapping("/audits/{number}/{list:" + LISTS + "}.csv")
    ResponseEntity<StreamingResponseBody> csv(
            @PathVariable long number, @PathVariable String list, HttpServletRequest request) {
        done(number);
        Listing listing = Listing.named(list).orElseThrow(NotThere::new);
        Asked asked = Asked.of(listing, found.zone(number), request::getParameter);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"audit-%d-%s.csv\"".formatted(number, list))
                .body(
                        out -> {
                            try (CsvLines csv = new CsvLines(out)) {
                                csv.add(listing.columns());
                                found.each(number, asked, csv::add);
                            }
                        });
    }

    private KeptAudit done(long number) {
        return audits.byNumber(number)
                .filter(audit -> audit.state() == AuditState.DONE)
                .orElseThrow(NotThere::new);
    }
}
