package io.amends.history.source;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Small tables held in memory while the others are read: the names behind ids. Filled by one thread
 * before any other table is read.
 */
public final class Lookups {

    /** Lines of all lookups together; about 300 bytes each. */
    static final int MOST_LINES = 2_000_000;

    private final Map<String, Table> tables = new HashMap<>();
    private final Set<String> absent = new HashSet<>();
    private int lines;

    /** Opens a table, which replaces one of the same name. */
    void open(String name, List<String> columns) {
        tables.put(name, new Table(columns));
    }

    /** There is no such file, and the mapping lets it be missing: nothing is looked up in it. */
    public void leaveOut(String name) {
        absent.add(name);
    }

    boolean isLeftOut(String name) {
        return absent.contains(name);
    }

    /**
     * Under a key that is there already the later line holds.
     *
     * @return whether the key is new
     * @throws RefusedInput when the lookups outgrow memory
     */
    boolean put(String name, String key, String[] cells) {
        if (++lines > MOST_LINES) {
            throw new RefusedInput(
                    "The lookups hold more than "
                            + MOST_LINES
                            + " lines, of which "
                            + name
                            + " is one; expected small tables, such as users and teams");
        }
        return table(name).lines.put(key, cells) == null;
    }

    /** The cell; null when no line has the key. */
    @Nullable String find(LookedUp.Step step, String key) {
        Table table = table(step.lookup());
        String[] cells = table.lines.get(key);
        return cells == null ? null : cells[table.columns.indexOf(step.column())];
    }

    private Table table(String name) {
        Table table = tables.get(name);
        if (table == null) {
            throw new IllegalStateException("The lookup " + name + " was not read");
        }
        return table;
    }

    private record Table(List<String> columns, Map<String, String[]> lines) {
        private Table(List<String> columns) {
            this(List.copyOf(columns), new HashMap<>());
        }
    }
}
