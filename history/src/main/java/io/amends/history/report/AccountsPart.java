package io.amends.history.report;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The accounts whose managers should hear of them. */
final class AccountsPart {

    private AccountsPart() {}

    static void write(Page page, Sentences say, Report report, CaseLinks links) {
        Blocks.section(page, say, "accounts");
        if (report.accountSignals().isEmpty()) {
            page.leaf("p", say.say("accounts.none")).out();
            return;
        }
        Table table =
                new Table(
                        page,
                        say,
                        say.say("accounts.caption"),
                        List.of(
                                "account",
                                "why",
                                "#customer-visible",
                                "since",
                                "csat-trend",
                                "account-manager",
                                "renewal",
                                "#annual-value"));
        for (Report.Account account : report.accountSignals()) {
            table.row(null).head(Objects.requireNonNullElse(account.name(), account.account()));
            table.cell(say.say(account.why()));
            Items those =
                    Items.escalations()
                            .by("account", account.account())
                            .by("visible", "yes")
                            .by("since", account.since().toString());
            table.count(
                    say, account.customerVisible(), links.list(those, account.customerVisible()));
            table.cell(say.day(account.since())).cell(trend(say, account));
            table.cell(or(account.accountManager())).cell(or(account.renewalDate()));
            table.number(value(account), asNumber(account.annualValue()));
        }
        table.end();
        page.out();
    }

    private static String trend(Sentences say, Report.Account account) {
        Double slope = account.csatSlope();
        Double p = account.csatP();
        if (slope == null) {
            return say.say("accounts.csat-unknown");
        }
        String key = slope < 0 ? "accounts.csat-falling" : "accounts.csat-steady";
        return p == null
                ? say.say(key)
                : say.say("accounts.csat-p", say.say(key), say.decimal(p, 2));
    }

    private static String value(Report.Account account) {
        String value = account.annualValue();
        return value == null
                ? Blocks.NONE
                : (value + " " + Objects.requireNonNullElse(account.currency(), "")).strip();
    }

    private static @Nullable Double asNumber(@Nullable String value) {
        try {
            return value == null ? null : Double.valueOf(value);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String or(@Nullable String value) {
        return Objects.requireNonNullElse(value, Blocks.NONE);
    }
}
