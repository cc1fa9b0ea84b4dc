package io.amends.history.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.amends.history.mapping.Mapping;
import io.amends.history.mapping.ShippedMappings;
import io.amends.history.report.Report;
import io.amends.history.source.TablePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tables as a sync of each vendor lands them in a warehouse, recorded and made anonymous by others,
 * read where AMENDS_HISTORIES points. The recordings call {@code ticket.csv} {@code ticket_data.csv};
 * that is undone.
 */
class VendorSeedsTest {

    private static final List<String> VENDORS =
            List.of("intercom", "jira", "salesforce", "zendesk");

    @TempDir private Path folder;

    @Test
    void every_recorded_file_is_read_by_a_table_or_named_with_the_reason_why_not()
            throws IOException {
        int files = 0;
        for (String vendor : VENDORS) {
            Mapping mapping = mapping(vendor);
            Set<String> named = new TreeSet<>(mapping.unread().keySet());
            mapping.plans().stream()
                    .map(TablePlan::file)
                    .forEach(file -> file.ifPresent(named::add));
            named.add(main(vendor));
            Path seeds = copy(vendor);
            Set<String> there = names(seeds);
            files += there.size();

            assertThat(named).as(vendor).containsAll(there);
            assertThat(mapping.unread().values()).allMatch(why -> why.length() > 10);
        }
        assertThat(files).isEqualTo(70);
    }

    @ParameterizedTest
    @CsvSource({"zendesk, 32, 21, 22", "jira, 6, 0, 3", "intercom, 16, 0, 14"})
    void what_was_recorded_is_read_and_what_is_left_out_is_named(
            String vendor, int contacts, int rejected, int strays) throws IOException {
        Report.Reading reading = audit(vendor, copy(vendor)).report().reading();

        assertThat(reading.contacts()).isEqualTo(contacts);
        assertThat(reading.rejectedRows())
                .as(reading.firstRejected().toString())
                .isEqualTo(rejected);
        assertThat(reading.firstRejected())
                .allSatisfy(
                        row -> {
                            assertThat(row.file()).isNotEmpty();
                            assertThat(row.line()).isPositive();
                            assertThat(row.expected()).isNotEmpty();
                        });
        assertThat(reading.notes())
                .filteredOn(note -> note.code().equals("note.strays"))
                .singleElement()
                .satisfies(note -> assertThat(note.values()).contains(String.valueOf(strays)));
    }

    /** The recording has no cases: one of our own, of one of its accounts, makes it whole. */
    @Test
    void accounts_people_and_activities_of_a_recorded_sales_system_are_read_beside_a_case()
            throws IOException {
        Path export = copy("salesforce");
        Files.writeString(
                export.resolve("case.csv"),
                """
                id,is_deleted,created_date,contact_id,account_id,origin,type
                5005g00000000001AAA,FALSE,2019-11-12 09:00:00,,0015500000Xyy06AAB,Email,Problem
                """);

        Audited audited = audit("salesforce", export);

        assertThat(audited.report().reading().contacts()).isOne();
        assertThat(audited.report().reading().rejectedRows())
                .as(audited.report().reading().firstRejected().toString())
                .isZero();
        assertThat(audited.report().provenance().files())
                .extracting(Report.InputFile::name)
                .contains("user.csv", "user_role.csv", "account.csv", "task.csv", "event.csv");
    }

    private Audited audit(String vendor, Path export) {
        return Audited.of(
                export.resolve(main(vendor)),
                ShippedMappings.file(Path.of(vendor + "-warehouse"), folder),
                Audited.Terms.USUAL);
    }

    private static Mapping mapping(String vendor) {
        String name = vendor + "-warehouse";
        return Mapping.parse(name, ShippedMappings.text(name));
    }

    private static String main(String vendor) {
        return switch (vendor) {
            case "zendesk" -> "ticket.csv";
            case "jira" -> "issue.csv";
            case "intercom" -> "conversation_history.csv";
            case "salesforce" -> "case.csv";
            default -> throw new IllegalArgumentException(vendor);
        };
    }

    private Path copy(String vendor) throws IOException {
        String histories = System.getenv("AMENDS_HISTORIES");
        assumeTrue(
                histories != null, "AMENDS_HISTORIES names no folder of histories made by others");
        Path seeds = Path.of(histories, "vendor-export-seeds", vendor);
        assumeTrue(Files.isDirectory(seeds), () -> "no " + seeds);
        Path export = Files.createDirectories(folder.resolve(vendor));
        try (Stream<Path> files = Files.list(seeds)) {
            for (Path file : files.toList()) {
                String name =
                        String.valueOf(file.getFileName())
                                .replaceFirst("^sf_", "")
                                .replaceFirst("_data\\.csv$", ".csv");
                Files.copy(file, export.resolve(name));
            }
        }
        return export;
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
