package io.amends.history.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.amends.core.timeline.Observable;
import io.amends.history.report.Report;
import io.amends.history.report.Report.Cell;
import io.amends.history.report.Report.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Figures of a year small enough to count by hand. Intervals and p-values: scipy 1.17, by the call
 * beside each; {@code rr} is its exact binomial interval turned into a ratio of rates.
 */
@TestInstance(Lifecycle.PER_CLASS)
class InsightFiguresTest {

    private static final Offset<Double> CLOSE = within(1e-4);

    private static final String MAPPING =
            """
            mapping: year
            version: 1
            zone: Europe/Amsterdam
            priorities: {low: 1}
            calendar-events: {release 4.2: [2025-07-01, 2025-07-07]}
            tables:
              main:
                rows: events
                contact: ticket
                occurred: {column: at, format: iso}
                event:
                  column: what
                  values: {opened: opened, escalated: escalation, analysed: root-cause}
                fields: {account: account, type: {constant: TIER}, cause: cause, priority: urgency}
              accounts:
                file: accounts.csv
                rows: accounts
                account: id
                fields:
                  customer-since: {column: since, format: iso}
                  churned-on: {column: left, format: iso}
                  renewal-date: {column: renewal, format: iso}
                  annual-value: value
                  currency: money
            provides: [account, recorded-escalation, root-cause]
            """;

    /** New in March, old, and old until it left at the end of March. */
    private static final String ACCOUNTS =
            """
            id,since,left,renewal,value,money
            N,2025-03-01,,2025-12-31,1200.50,EUR
            O,2020-01-01,,2026-06-29,12 oo,EUR
            C,2020-01-01,2025-04-01,2026-01-01,99,EUR
            U,2020-01-01,,2026-01-01,7,EUR
            """;

    private final StringBuilder events =
            new StringBuilder("ticket,at,what,account,cause,urgency\n");
    private int tickets;
    private Report report;

    @BeforeAll
    void audit(@TempDir Path folder) throws IOException {
        // N: 12 in its first 90 days (9 escalated), one that is decided three days into the next
        // band, and 4 in July that are not escalated
        repeat(9, "N", "2025-04-02", "2025-04-02", 6);
        repeat(3, "N", "2025-04-03", "", 0);
        repeat(1, "N", "2025-05-30", "2025-06-02", 0);
        repeat(4, "N", "2025-07-03", "", 0);
        // O: 20 over the whole year, 2 escalated
        repeat(1, "O", "2025-01-01", "", 0);
        repeat(18, "O", "2025-09-09", "", 0);
        repeat(1, "O", "2025-09-10", "2025-09-11", 1);
        // C left on 1 April: nobody's tenure
        repeat(1, "C", "2025-08-01", "2025-08-01", 0);
        repeat(1, "O", "2025-12-31", "2025-12-31", 0);
        Path file = Files.writeString(folder.resolve("events.csv"), events);
        Files.writeString(folder.resolve("accounts.csv"), ACCOUNTS);
        Path mapping = Files.writeString(folder.resolve("mapping.yaml"), MAPPING);
        report = Audited.of(file, mapping, Audited.Terms.USUAL).report();
    }

    private void repeat(int times, String account, String opened, String escalated, int analysed) {
        for (int i = 0; i < times; i++) {
            String ticket = "Y-%03d".formatted(tickets++);
            row(ticket, opened + "T09:00:00Z", "opened", account, "");
            if (!escalated.isEmpty()) {
                row(ticket, escalated + "T10:00:00Z", "escalated", account, "");
            }
            if (i < analysed) {
                String cause = account.equals("N") ? "defect" : "training";
                row(ticket, escalated + "T12:00:00Z", "analysed", account, cause);
            }
        }
    }

    private void row(String ticket, String at, String what, String account, String cause) {
        String urgency = what.equals("escalated") ? "burning" : "low";
        events.append(String.join(",", ticket, at, what, account, cause, urgency)).append('\n');
    }

    private Cell cell(String dimension, String exposure, String value) {
        Family family =
                report.concentration().stream()
                        .filter(f -> f.dimension().equals(dimension))
                        .filter(f -> f.exposure().equals(exposure))
                        .filter(f -> f.counted().equals("tier"))
                        .findFirst()
                        .orElseThrow();
        return family.cells().stream()
                .filter(c -> c.value().equals(value))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_escalated_contact_stands_in_the_band_of_its_decision() {
        Cell first = cell("tenure", "contacts opened", "first_90_days");
        assertThat(first.count()).isEqualTo(9);
        assertThat(first.exposure()).isEqualTo(12);
        // rr(9, 12, 3, 26); binomtest(9, 12, 12/38).pvalue
        assertThat(first.ratio()).isCloseTo(6.5, CLOSE);
        assertThat(first.low()).isCloseTo(1.62215, CLOSE);
        assertThat(first.high()).isCloseTo(37.32734, CLOSE);
        assertThat(first.p()).isCloseTo(0.002532024, CLOSE);
        Cell year = cell("tenure", "contacts opened", "first_year");
        assertThat(year.count()).isEqualTo(1);
        assertThat(year.exposure()).isEqualTo(5);
    }

    @Test
    void account_months_are_the_days_that_accounts_spent_in_a_band() {
        // N: 91 days from 1 March, then 215 to 31 December; O, U: 365; C: 90 until it left
        Cell first = cell("tenure", "account-months", "first_90_days");
        assertThat(first.exposure()).isCloseTo(91 / 30.4375, within(1e-9));
        assertThat(cell("tenure", "account-months", "first_year").exposure())
                .isCloseTo(215 / 30.4375, within(1e-9));
        assertThat(cell("tenure", "account-months", "established").exposure())
                .isCloseTo((365 + 365 + 90) / 30.4375, within(1e-9));
        assertThat(first.count()).isEqualTo(9);
        // rr(9, 91, 3, 1035); binomtest(9, 12, 91/1126).pvalue
        assertThat(first.ratio()).isCloseTo(9 / 91.0 / (3 / 1035.0), CLOSE);
        assertThat(first.low()).isCloseTo(8.515257, CLOSE);
        assertThat(first.high()).isCloseTo(195.9449, within(1e-2));
        assertThat(first.p()).isCloseTo(2.580133e-08, within(1e-9));
    }

    @Test
    void a_customer_who_had_left_has_no_tenure() {
        Cell established = cell("tenure", "account-months", "established");
        assertThat(established.count()).isEqualTo(2);
        assertThat(cell("tenure", "contacts opened", "established").exposure()).isEqualTo(21);
    }

    @Test
    void twelve_escalations_are_too_few_for_a_verdict_by_tenure() {
        // 12 × 91/1126 = 1.0 expected
        assertThat(cell("tenure", "account-months", "first_90_days").verdict())
                .isEqualTo("too-small");
    }

    @Test
    void a_named_event_is_held_against_all_other_contacts() {
        Cell release = cell("calendar-event", "contacts opened", "release 4.2");
        assertThat(release.count()).isZero();
        assertThat(release.exposure()).isEqualTo(4);
        assertThat(release.shareOfExposure()).isCloseTo(4 / 39.0, CLOSE);
        // rr(0, 4, 13, 35); binomtest(0, 13, 4/39).pvalue
        assertThat(release.ratio()).isZero();
        assertThat(release.high()).isCloseTo(2.870998, CLOSE);
        assertThat(release.p()).isCloseTo(0.3865715, CLOSE);
    }

    @Test
    void a_root_cause_has_a_share_of_the_analysed_and_a_rate_per_contact() {
        Report.CauseCount defect = report.causes().causes().getFirst();
        assertThat(defect.cause()).isEqualTo("defect");
        assertThat(defect.share().count()).isEqualTo(6);
        assertThat(defect.share().of()).isEqualTo(7);
        assertThat(report.causes().contacts()).isEqualTo(39);
        // chi2.ppf(.025, 12)/2/39, chi2.ppf(.975, 14)/2/39; as R poisson.test(6, 39)
        Report.Rate rate = Objects.requireNonNull(defect.perContact());
        assertThat(rate.rate()).isCloseTo(6 / 39.0, CLOSE);
        assertThat(rate.low()).isCloseTo(0.05645883, CLOSE);
        assertThat(rate.high()).isCloseTo(0.3348583, CLOSE);
        assertThat(rate.small()).isTrue();
    }

    @Test
    void accounts_with_an_escalation_that_renew_within_180_days_are_added_up_by_currency() {
        // as of 31 December 2025; 180 days on is 29 June 2026. U has no escalation, C has left
        Report.Renewals renewals = report.cost().renewals();
        assertThat(renewals.until()).isEqualTo("2026-06-29");
        assertThat(renewals.affected()).isEqualTo(3);
        assertThat(renewals.accounts())
                .extracting(Report.RenewingAccount::account)
                .containsExactly("N", "O");
        assertThat(renewals.values())
                .containsExactly(new Report.CurrencyValue("EUR", "1200.50", 1));
        assertThat(renewals.withoutValue()).isEqualTo(1);
    }

    @Test
    void hours_that_the_source_cannot_show_are_not_observable_and_never_zero() {
        assertThat(report.cost().owned().needs()).containsExactly(Observable.PERSON);
        assertThat(report.cost().silent().needs())
                .containsExactlyInAnyOrder(Observable.MESSAGE_TO_CUSTOMER, Observable.CALL);
    }

    @Test
    void a_cell_of_an_account_table_that_cannot_be_read_is_named_with_its_place() {
        assertThat(report.reading().unreadableCells()).isEqualTo(1);
        assertThat(report.reading().firstUnreadableCells())
                .containsExactly(
                        new Report.Rejected(
                                "accounts.csv",
                                3,
                                "value",
                                "12 oo",
                                "unreadable-cell",
                                "an amount like 1200.50"));
        assertThat(report.reading().rejectedRows()).isZero();
    }

    @Test
    void words_that_the_mapping_does_not_list_are_counted_by_column() {
        assertThat(report.reading().unlistedWords())
                .containsExactly(
                        new Report.UnlistedWords(
                                "main",
                                "urgency",
                                "priority",
                                13,
                                List.of(new Report.UnlistedWord("burning", 13))));
    }

    @Test
    void every_cell_is_among_those_that_false_discoveries_are_held_down_over() {
        // Benjamini–Hochberg: no adjusted p is below its own, and the greatest stays as it is
        assertThat(report.concentration().stream().flatMap(f -> f.cells().stream()))
                .allSatisfy(c -> assertThat(c.adjusted()).isGreaterThanOrEqualTo(c.p()));
    }
}
