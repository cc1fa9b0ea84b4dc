package io.amends.bench.audit;

import io.amends.history.audit.Audit;
import io.amends.history.audit.AuditRequest;
import io.amends.history.audit.Watch;
import io.amends.history.lexicon.Lexicons;
import io.amends.history.mapping.Mapping;
import io.amends.history.report.JsonReport;
import io.amends.history.report.Report;
import io.amends.history.rulebook.RulebookDocument;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** One way through the file, from the least that reading takes to the whole audit. */
enum Lane {
    LINES("reading the bytes line by line") {
        @Override
        Outcome run(Path file) throws Exception {
            long start = System.nanoTime();
            long characters = 0;
            try (BufferedReader reader =
                    Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    characters += line.length();
                }
            }
            return new Outcome(System.nanoTime() - start, characters + " characters", 0);
        }
    },
    PARSE("parsing with FastCSV alone") {
        @Override
        Outcome run(Path file) throws Exception {
            long start = System.nanoTime();
            long characters = CsvRows.characters(file);
            return new Outcome(System.nanoTime() - start, characters + " characters", 0);
        }
    },
    TWO_RULES("two bare rules over the same parser") {
        @Override
        Outcome run(Path file) throws Exception {
            long start = System.nanoTime();
            TwoRules.Found found = CsvRows.audited(file);
            return new Outcome(System.nanoTime() - start, told(found), 0);
        }
    },
    DUCKDB("the same two rules in SQL on DuckDB") {
        @Override
        Outcome run(Path file) throws Exception {
            try (DuckDbRules rules =
                    new DuckDbRules(file.toAbsolutePath().resolveSibling("duckdb"))) {
                long start = System.nanoTime();
                TwoRules.Found found = rules.audited(file);
                return new Outcome(System.nanoTime() - start, told(found), 0);
            }
        }
    },
    AMENDS("Amends: every rule") {
        @Override
        Outcome run(Path file) throws Exception {
            long start = System.nanoTime();
            Path mapping = file.resolveSibling(Volume.MAPPING);
            Report report =
                    Audit.run(
                            new AuditRequest(
                                    file,
                                    Mapping.read(mapping),
                                    mapping,
                                    RulebookDocument.standard(),
                                    Lexicons.standard(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    false,
                                    Files.createDirectories(file.resolveSibling(SPILL)),
                                    2),
                            Watch.NOBODY);
            JsonReport.write(report, file.resolveSibling(REPORT));
            return new Outcome(
                    System.nanoTime() - start,
                    report.reading().contacts() + " contacts",
                    report.reading().spilledBytes());
        }
    };

    /** The folder beside the file for what exceeds memory. */
    static final String SPILL = "spill";

    /** The whole audit's report, beside the file. */
    static final String REPORT = "report.json";

    private final String title;

    Lane(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Goes through the file once; what it says must be the same each time. */
    abstract Outcome run(Path file) throws Exception;

    private static String told(TwoRules.Found found) {
        return found.lateNotices() + " late notices, " + found.gaps() + " gaps";
    }

    /**
     * @param nanos elapsed
     * @param found what came of it, in words
     * @param spilledBytes what went to disk for want of memory
     */
    record Outcome(long nanos, String found, long spilledBytes) {}
}
