package io.amends.history.report;

import io.amends.history.report.Report.CostItem;
import io.amends.history.report.Report.CurrencyValue;
import io.amends.history.report.Report.Hours;
import io.amends.history.report.Report.Renewals;
import io.amends.history.report.Report.RenewingAccount;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What escalations took, each figure with its source and its items; never a loss in money. */
final class CostPart {

    private static final double SECONDS_PER_HOUR = 3_600;
    private static final int SHOWN = 20;

    private CostPart() {}

    static void write(Page page, Sentences say, Report report, CaseLinks links) {
        Blocks.section(page, say, "cost");
        hours(page, say, report.cost().owned(), "owned", links);
        hours(page, say, report.cost().silent(), "silent", links);
        renewals(page, say, report.cost().renewals(), links);
        if (!links.toRows()) {
            page.leaf("p", say.say("cost.csv"), "class", "note");
        }
        page.out();
    }

    private static void hours(
            Page page, Sentences say, Hours hours, String which, CaseLinks links) {
        page.leaf("h3", say.say("cost." + which));
        if (!hours.needs().isEmpty()) {
            Blocks.notJudged(page, say, say.say("cost." + which), hours.needs());
            return;
        }
        String shown = say.decimal(hours.seconds() / SECONDS_PER_HOUR, 0);
        page.leaf(
                "p",
                say.say(
                        hours.complete() ? "cost.hours" : "cost.hours-at-most",
                        shown,
                        say.count(hours.contacts()),
                        say.count(hours.escalated())));
        if (links.toRows()) {
            page.in("p", "class", "leads");
            Items with = Items.contacts().by("hours", which);
            Blocks.lead(
                    page,
                    say.say("cost.to-contacts", say.count(hours.contacts())),
                    hours.contacts(),
                    links.list(with, hours.contacts()));
            page.out();
        }
        page.leaf("p", say.say("cost." + which + ".how"), "class", "note");
        if (hours.most().isEmpty()) {
            return;
        }
        Blocks.more(page, say.say("cost.most", hours.most().size()));
        Table table =
                new Table(
                        page,
                        say,
                        say.say("cost." + which),
                        List.of("contact", "#working-hours", "hours-mark"));
        double most = hours.most().getFirst().seconds();
        for (CostItem item : hours.most()) {
            String value = say.decimal(item.seconds() / SECONDS_PER_HOUR, 1);
            table.row(null).contact(links, item.contact());
            double seconds = (double) item.seconds();
            table.number(value, seconds);
            page.in("td", "class", "forest");
            RateMark.draw(page, seconds, 0, seconds, most, value);
            page.out();
        }
        table.end();
        page.out();
    }

    private static void renewals(Page page, Sentences say, Renewals renewals, CaseLinks links) {
        page.leaf("h3", say.say("cost.renewals"));
        if (renewals.missing() != null) {
            page.in("div", "class", "unseen");
            page.leaf("p", say.say("cost.renewals.missing-" + renewals.missing())).out();
            return;
        }
        page.leaf(
                "p",
                say.say(
                        "cost.renewals.said",
                        say.count(renewals.accounts().size()),
                        say.count(renewals.affected()),
                        renewals.from(),
                        renewals.until()));
        page.leaf(
                "p",
                say.say(
                        "cost.renewals.how",
                        say.count(renewals.withoutDate()),
                        say.count(renewals.withoutValue())),
                "class",
                "note");
        if (renewals.accounts().isEmpty()) {
            return;
        }
        Table table =
                new Table(
                        page,
                        say,
                        say.say("cost.renewals.by-currency"),
                        List.of("currency", "#annual-value", "#accounts"));
        for (CurrencyValue value : renewals.values()) {
            table.row(null);
            table.head(value.currency().isEmpty() ? Blocks.NONE : value.currency());
            amount(say, table, value.amount()).count(say, value.accounts());
        }
        table.end();
        Blocks.more(page, say.say("cost.renewals.which"));
        accounts(page, say, renewals.accounts(), links);
        page.out();
    }

    private static void accounts(
            Page page, Sentences say, List<RenewingAccount> accounts, CaseLinks links) {
        Table table =
                new Table(
                        page,
                        say,
                        say.say("cost.renewals.first", Math.min(SHOWN, accounts.size())),
                        List.of(
                                "account",
                                "renewal",
                                "#annual-value",
                                "currency",
                                "#escalations",
                                "#customer-visible"));
        for (RenewingAccount account : accounts.stream().limit(SHOWN).toList()) {
            table.row(null).head(Objects.requireNonNullElse(account.name(), account.account()));
            table.cell(account.renewalDate());
            amount(say, table, account.annualValue());
            table.cell(Objects.requireNonNullElse(account.currency(), Blocks.NONE));
            Items of = Items.escalations().by("account", account.account());
            table.count(say, account.escalations(), links.list(of, account.escalations()));
            table.count(
                    say,
                    account.customerVisible(),
                    links.list(of.by("visible", "yes"), account.customerVisible()));
        }
        table.end();
    }

    private static Table amount(Sentences say, Table table, @Nullable String amount) {
        if (amount == null) {
            return table.number(Blocks.NONE, null);
        }
        double value = Double.parseDouble(amount);
        return table.number(say.decimal(value, value == Math.rint(value) ? 0 : 2), value);
    }
}
