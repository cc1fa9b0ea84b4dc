package io.amends.history.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Passes over lines that a table does not take, makes several of one, and fills the columns that no
 * file has. One record's state, as in {@link RowAssembly}.
 */
final class LineShaping {

    private static final int FIRST = 3;

    private final Lines lines;
    private final List<String> columns;
    private final Lookups lookups;
    private final Rejections rejections;
    private final boolean plain;
    private final int[] only;
    private final int repeated;
    private final int[] parts;
    private final Pattern separator;
    private final Found[] found;
    private final List<String> met = new ArrayList<>();
    private final Map<String, Unknown> unknown = new LinkedHashMap<>();
    private int given;
    private long passedOver;

    LineShaping(Lines lines, List<String> columns, Lookups lookups, Rejections rejections) {
        this.lines = lines;
        this.columns = columns;
        this.lookups = lookups;
        this.rejections = rejections;
        this.plain = lines.only().isEmpty() && lines.each().isEmpty() && lines.lookedUp().isEmpty();
        this.only = lines.only().stream().mapToInt(o -> columns.indexOf(o.column())).toArray();
        this.repeated = lines.each().map(each -> columns.indexOf(each.column())).orElse(-1);
        this.parts =
                lines.each().map(Lines.Each::parts).stream()
                        .flatMap(List::stream)
                        .mapToInt(columns::indexOf)
                        .toArray();
        this.separator =
                Pattern.compile(
                        lines.each().map(Lines.Each::separator).orElse(";"), Pattern.LITERAL);
        this.found = lines.lookedUp().stream().map(this::found).toArray(Found[]::new);
    }

    private Found found(LookedUp looked) {
        return new Found(
                looked,
                columns.indexOf(looked.name()),
                columns.indexOf(looked.column()),
                looked.when().map(when -> columns.indexOf(when.column())).orElse(-1));
    }

    /** Columns whose text is needed beyond what rows take. */
    List<String> columns() {
        Stream<String> needed =
                Stream.concat(
                                Arrays.stream(found).flatMap(f -> Stream.of(f.from, f.to, f.when)),
                                Stream.concat(Arrays.stream(only).boxed(), Stream.of(repeated)))
                        .filter(slot -> slot >= 0)
                        .map(columns::get);
        return Stream.concat(needed, Arrays.stream(parts).mapToObj(columns::get)).toList();
    }

    boolean isPlain() {
        return plain;
    }

    void begin() {
        met.clear();
        given = 0;
    }

    /** One of the cells of a column that a line has many times. */
    void met(int slot, String text) {
        if (slot == repeated && !text.isBlank()) {
            met.add(text);
        }
    }

    boolean takes(String[] texts) {
        for (int i = 0; i < only.length; i++) {
            if (!lines.only().get(i).takes(texts[only[i]].strip())) {
                passedOver++;
                return false;
            }
        }
        return true;
    }

    /** Moves to the line's next row. */
    boolean next(String[] texts) {
        if (repeated < 0) {
            return given++ == 0;
        }
        if (given == met.size()) {
            return false;
        }
        String[] pieces = separator.split(met.get(given++), parts.length);
        for (int i = 0; i < parts.length; i++) {
            texts[parts[i]] = i < pieces.length ? pieces[i] : "";
        }
        return true;
    }

    /** The columns filled by {@link #next}. */
    int[] parts() {
        return parts;
    }

    /** Fills what is looked up. A value that none of its column's lookups holds is named once. */
    void lookUp(String[] texts) {
        for (int i = 0; i < found.length; i++) {
            fill(found[i], texts);
        }
        for (int i = 0; i < found.length; i++) {
            @Nullable String missed = found[i].missed;
            if (missed != null && isFirstOfItsColumn(i) && nowhere(found[i])) {
                name(found[i], missed);
            }
        }
    }

    private void fill(Found each, String[] texts) {
        each.missed = null;
        each.hit = false;
        String value = texts[each.from].strip();
        texts[each.to] = "";
        if (value.isEmpty() || !each.applies(texts)) {
            return;
        }
        for (LookedUp.Step step : each.looked.steps()) {
            if (lookups.isLeftOut(step.lookup())) {
                break;
            }
            @Nullable String cell = lookups.find(step, value);
            if (cell == null) {
                each.missed = value;
                each.missedIn = step.lookup();
                break;
            }
            each.hit = true;
            value = cell;
            if (value.isEmpty()) {
                break;
            }
        }
        texts[each.to] = each.missed != null && each.looked.lenient() ? "" : value;
    }

    private boolean isFirstOfItsColumn(int index) {
        for (int i = 0; i < index; i++) {
            if (found[i].from == found[index].from && found[i].missed != null) {
                return false;
            }
        }
        return true;
    }

    /** A single lenient lookup may miss; of several one is to hold the id. */
    private boolean nowhere(Found missing) {
        Set<String> missedIn = new HashSet<>();
        boolean strict = false;
        for (Found other : found) {
            if (other.from != missing.from) {
                continue;
            }
            if (other.missed != null) {
                missedIn.add(other.missedIn);
                strict |= !other.looked.lenient();
            } else if (other.hit) {
                return false;
            }
        }
        return strict || missedIn.size() > 1;
    }

    private void name(Found missing, String value) {
        String lookup = missing.missedIn;
        String column = missing.looked.column();
        rejections.unknown(column, value, "an id in the lookup " + lookup);
        unknown.computeIfAbsent(column, c -> new Unknown(lookup)).add(value, rejections.line());
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (passedOver > 0) {
            notes.add(
                    passedOver
                            + (passedOver == 1 ? " line was" : " lines were")
                            + " passed over, since the table takes only others.");
        }
        unknown.forEach((column, ids) -> notes.add(ids.sentence(column)));
        return notes;
    }

    /** A looked-up column with its slots, and what came of it on this row. */
    private static final class Found {
        private final LookedUp looked;
        private final int to;
        private final int from;
        private final int when;
        private boolean hit;
        private @Nullable String missed;
        private String missedIn = "";

        private Found(LookedUp looked, int to, int from, int when) {
            this.looked = looked;
            this.to = to;
            this.from = from;
            this.when = when;
        }

        private boolean applies(String[] texts) {
            return when < 0 || looked.when().orElseThrow().values().contains(texts[when].strip());
        }
    }

    /** Ids of one column that its lookup does not hold. */
    private static final class Unknown {
        private final String lookup;
        private final List<String> first = new ArrayList<>();
        private long count;

        private Unknown(String lookup) {
            this.lookup = lookup;
        }

        private void add(String value, long line) {
            count++;
            if (first.size() < FIRST) {
                first.add("\"" + Rejection.shown(value) + "\" in line " + line);
            }
        }

        private String sentence(String column) {
            return count
                    + (count == 1 ? " value" : " values")
                    + " of column "
                    + column
                    + " stood in no line of "
                    + lookup
                    + ": "
                    + String.join(", ", first)
                    + (count > FIRST ? " and more" : "")
                    + ". The rows were kept.";
        }
    }
}
