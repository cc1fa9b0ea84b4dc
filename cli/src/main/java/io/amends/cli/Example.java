package io.amends.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** What Amends does when it is told nothing: it audits the example that comes with it. */
final class Example {

    private static final String HOME = "amends.home";

    private Example() {}

    /** The arguments that audit the example; those that ask for help where there is none. */
    static String[] audit() {
        Path folder =
                Path.of(System.getProperty(HOME, "")).resolve("examples").resolve("brightwater");
        if (!Files.isRegularFile(folder.resolve("events.csv"))) {
            return new String[] {"--help"};
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
