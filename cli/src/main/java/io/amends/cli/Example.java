package io.amends.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code amends audit} does when it is told no file: it audits the example. */
final class Example {

    private static final String HOME = "amends.home";

    private Example() {}

    /** The arguments that audit the example; those that ask for help where there is none. */
    static String[] audit() {
        Path folder =
                Path.of(System.getProperty(HOME, "")).resolve("examples").resolve("brightwater");
        if (!Files.isRegularFile(folder.resolve("events.csv"))) {
            return new String[] {"audit", "--help"};
        }
        return new String[] {
            "audit",
            folder.resolve("events.csv").toString(),
            "--mapping",
            folder.resolve("mapping.yaml").toString(),
            "--out",
            "brightwater-audit.html"
        };
    }
}
