package io.amends.server.pages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The style guide: every fragment in every state. */
@Controller
class LookPage {

    private static final List<String> VERDICTS =
            List.of(
                    "OPEN",
                    "KEPT",
                    "KEPT_LATE",
                    "MISSED",
                    "WAIVED",
                    "SUPERSEDED",
                    "NOT_OBSERVABLE");
    private static final List<String> MODES =
            List.of(
                    "CONTEXT_LOSS",
                    "INVISIBLE_ESCALATION",
                    "OWNERSHIP_VACUUM",
                    "RESOLUTION_WITHOUT_CLOSURE",
                    "REPEATED_CYCLE");

    private final Clock clock;
    private final MessageSource messages;

    LookPage(Clock clock, MessageSource messages) {
        this.clock = clock;
        this.messages = messages;
    }

    /** A row of the table that shows what tables look like. */
    record Row(String id, String account, String verdict, Instant opened, Duration silence) {}

    @GetMapping("/look")
    String look(Model page, Locale locale) {
        Instant now = clock.instant();
        page.addAttribute("verdicts", VERDICTS);
        page.addAttribute("modes", MODES);
        page.addAttribute("justNow", now);
        page.addAttribute("today", now.minus(Duration.ofMinutes(135)));
        page.addAttribute("lastWeek", now.minus(Duration.ofDays(6)));
        page.addAttribute("ahead", now.plus(Duration.ofMinutes(40)));
        page.addAttribute("elsewhere", ZoneId.of("Asia/Kathmandu"));
        page.addAttribute("silence", Duration.ofMinutes(135));
        page.addAttribute("options", options(locale));
        page.addAttribute(
                "rows",
                List.of(
                        row("4711", "Northwind", "MISSED", now, 51),
                        row("4725", "Brightwater", "KEPT_LATE", now, 20),
                        row("4802", "Contoso", "KEPT", now, 2)));
        return "pages/look";
    }

    private Map<String, String> options(Locale locale) {
        Map<String, String> options = new LinkedHashMap<>();
        Languages.TAGS.forEach(
                tag -> options.put(tag, messages.getMessage("language." + tag, null, locale)));
        return options;
    }

    private static Row row(String id, String account, String verdict, Instant now, int hours) {
        return new Row(
                id,
                account,
                verdict,
                now.minus(Duration.ofHours(hours * 3L)),
                Duration.ofMinutes(hours * 60L + 15));
    }
}
