package io.amends.history.table;

import io.amends.history.report.Report;
import io.amends.history.report.Report.Cell;
import io.amends.history.report.Report.Rate;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The figures of a report that are made of many rows, as tables beside those by contact. */
public final class FigureTables {

    private FigureTables() {}

    /** Writes {@code concentration.csv}, {@code causes.csv} and {@code renewals.csv}. */
    public static void write(Report report, Path folder) {
        concentration(report, folder);
        causes(report.causes(), folder);
        renewals(report.cost().renewals(), folder);
    }

    private static void concentration(Report report, Path folder) {
        List<String> columns =
                List.of(
                        "dimension",
                        "counted",
                        "exposure_unit",
                        "value",
                        "count",
                        "exposure",
                        "share_of_count",
                        "share_of_exposure",
                        "ratio",
                        "low",
                        "high",
                        "p",
                        "adjusted_p",
                        "verdict");
        try (Table table = new Table(folder, "concentration.csv", columns)) {
            int line = 0;
            for (Report.Family family : report.concentration()) {
                for (Cell cell : family.cells()) {
                    table.add(
                            inOrder(line++),
                            Arrays.<@Nullable Object>asList(
                                    family.dimension(),
                                    family.counted(),
                                    family.exposure(),
                                    cell.value(),
                                    cell.count(),
                                    cell.exposure(),
                                    cell.shareOfCount(),
                                    cell.shareOfExposure(),
                                    cell.ratio(),
                                    cell.low(),
                                    cell.high(),
                                    cell.p(),
                                    cell.adjusted(),
                                    cell.verdict()));
                }
            }
            table.write();
        }
    }

    private static void causes(Report.Causes causes, Path folder) {
        List<String> columns =
                List.of(
                        "cause",
                        "escalations",
                        "analysed",
                        "share",
                        "share_low",
                        "share_high",
                        "contacts_opened",
                        "rate",
                        "rate_low",
                        "rate_high");
        try (Table table = new Table(folder, "causes.csv", columns)) {
            int line = 0;
            for (Report.CauseCount cause : causes.causes()) {
                @Nullable Rate rate = cause.perContact();
                table.add(
                        inOrder(line++),
                        Arrays.<@Nullable Object>asList(
                                cause.cause(),
                                cause.share().count(),
                                cause.share().of(),
                                cause.share().share(),
                                cause.share().low(),
                                cause.share().high(),
                                causes.contacts(),
                                rate == null ? null : rate.rate(),
                                rate == null ? null : rate.low(),
                                rate == null ? null : rate.high()));
            }
            table.write();
        }
    }

    private static void renewals(Report.Renewals renewals, Path folder) {
        List<String> columns =
                List.of(
                        "account",
                        "name",
                        "renewal_date",
                        "annual_value",
                        "currency",
                        "escalations",
                        "customer_visible");
        try (Table table = new Table(folder, "renewals.csv", columns)) {
            int line = 0;
            for (Report.RenewingAccount account : renewals.accounts()) {
                table.add(
                        inOrder(line++),
                        Arrays.<@Nullable Object>asList(
                                account.account(),
                                account.name(),
                                account.renewalDate(),
                                account.annualValue(),
                                account.currency(),
                                account.escalations(),
                                account.customerVisible()));
            }
            table.write();
        }
    }

    private static String inOrder(int line) {
        return "%09d".formatted(line);
    }
}
