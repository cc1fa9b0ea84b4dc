package io.amends.server.desk;

import io.amends.core.timeline.AccountId;
import io.amends.server.accounts.Account;
import io.amends.server.accounts.Accounts;
import io.amends.server.escalations.Escalated;
import io.amends.server.escalations.Refusals;
import io.amends.server.escalations.RulesInForce;
import io.amends.server.pages.NotThere;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A customer organisation: its contacts and escalations, and what became of what it was promised. */
@Controller
class CustomerPage {

    private static final int AT_MOST = 50;

    private final Accounts accounts;
    private final Escalated escalated;
    private final Worklists worklists;
    private final RulesInForce rules;
    private final Refusals refusals;
    private final Clock clock;

    CustomerPage(
            Accounts accounts,
            Escalated escalated,
            Worklists worklists,
            RulesInForce rules,
            Refusals refusals,
            Clock clock) {
        this.accounts = accounts;
        this.escalated = escalated;
        this.worklists = worklists;
        this.rules = rules;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** Promises by what became of them. */
    record Ledger(long made, long kept, long broken, long open) {
        static Ledger of(Map<String, Long> byVerdict) {
            long kept = byVerdict.getOrDefault("KEPT", 0L);
            long broken =
                    byVerdict.getOrDefault("MISSED", 0L) + byVerdict.getOrDefault("KEPT_LATE", 0L);
            long open = byVerdict.getOrDefault("OPEN", 0L);
            return new Ledger(
                    byVerdict.values().stream().mapToLong(n -> n).sum(), kept, broken, open);
        }
    }

    @GetMapping("/accounts/{id}")
    String account(
            @PathVariable String id,
            @CookieValue(name = "amends-zone", required = false) @Nullable String zone,
            Model model,
            Locale locale) {
        Voice voice = Voice.of(locale, zone);
        Names names = new Names(rules.current().organisation());
        @Nullable Account account =
                id.isBlank() ? null : accounts.find(new AccountId(id)).orElse(null);
        List<Worklists.Plain> contacts = worklists.ofAccount(id, AT_MOST);
        if (account == null && contacts.isEmpty()) {
            throw new NotThere();
        }
        model.addAttribute("id", id);
        model.addAttribute("account", account);
        model.addAttribute("name", account == null ? id : account.name());
        model.addAttribute(
                "manager", account == null ? null : names.person(account.accountManager()));
        model.addAttribute("renewsIn", account == null ? null : renewsIn(account, voice));
        model.addAttribute("contacts", contacts);
        model.addAttribute(
                "escalations",
                escalated.ofAccount(id, AT_MOST).stream()
                        .map(
                                line ->
                                        Row.of(
                                                line,
                                                names,
                                                voice.say(refusals, line.because()),
                                                Map.of()))
                        .toList());
        model.addAttribute("promises", Ledger.of(worklists.promisesTo(id)));
        model.addAttribute("ledger", worklists.ledger(id, AT_MOST));
        model.addAttribute("names", names.personNames());
        return "desk/account";
    }

    private @Nullable Long renewsIn(Account account, Voice voice) {
        LocalDate today = clock.instant().atZone(voice.zone()).toLocalDate();
        return account.renewalDate() == null
                ? null
                : ChronoUnit.DAYS.between(today, account.renewalDate());
    }
}
