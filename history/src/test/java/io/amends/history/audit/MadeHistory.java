package io.amends.history.audit;

import io.amends.company.Brightwater;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A made history with its truth, audited once for all tests. */
record MadeHistory(String name, Path folder, Truth truth, Audited audited) {

    /** The shipped example. */
    static final long SHIPPED = Brightwater.SEED;

    /** As small as the plan allows: every planned escalation and little around them. */
    private static final int CONTACTS = 900;

    private static final Map<Long, MadeHistory> MADE = new ConcurrentHashMap<>();

    static MadeHistory of(long seed) {
        return MADE.computeIfAbsent(seed, MadeHistory::make);
    }

    private static MadeHistory make(long seed) {
        Path folder =
                seed == SHIPPED
                        ? Path.of("..", "examples", "brightwater")
                        : written(seed, CONTACTS);
        return new MadeHistory(
                seed == SHIPPED ? "the shipped example" : "seed " + seed,
                folder,
                Truth.of(folder),
                Audited.of(folder, Audited.Terms.USUAL));
    }

    /** A history of a seed in a folder of its own. */
    static Path written(long seed, int contacts) {
        try {
            Path folder = TemporaryFolders.folder("company-" + seed);
            Brightwater.write(seed, contacts, folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The audit's row of a planned escalation, by contact, type and decision. */
    Optional<Line> escalation(Truth.Row planned) {
        return audited
                .byContact("escalations.csv")
                .getOrDefault(planned.contact(), List.of())
                .stream()
                .filter(e -> e.get("type").equals(planned.type()))
                .filter(e -> e.get("decided_at").equals(planned.decided()))
                .min(Comparator.comparing(e -> e.get("escalation")));
    }

    /** The rows of a table that are about a planned escalation. */
    List<Line> about(Truth.Row planned, String table) {
        Optional<String> id = escalation(planned).map(e -> e.get("escalation"));
        return audited.byContact(table).getOrDefault(planned.contact(), List.of()).stream()
                .filter(row -> id.filter(row.get("escalation")::equals).isPresent())
                .toList();
    }

    /** What was found in a planned escalation: mode and kind. */
    Set<String> found(Truth.Row planned) {
        return about(planned, "findings.csv").stream()
                .map(f -> f.get("mode") + "/" + f.get("kind"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MadeHistory history && name.equals(history.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
