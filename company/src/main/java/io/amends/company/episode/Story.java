package io.amends.company.episode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the help desk wrote down about one contact, as rows of its tables. */
public final class Story {

    /**
     * @param cells column to value
     */
    public record Line(Instant at, Map<String, String> cells) {}

    private final String contact;
    private final List<Line> log = new ArrayList<>();
    private final List<Line> comments = new ArrayList<>();
    private final List<Line> surveys = new ArrayList<>();
    private int messages;

    Story(String contact) {
        this.contact = contact;
    }

    public String contact() {
        return contact;
    }

    public List<Line> log() {
        return log;
    }

    public List<Line> comments() {
        return comments;
    }

    public List<Line> surveys() {
        return surveys;
    }

    /** Writes into the event log: column, value, column, value … */
    void log(Instant at, String what, String... cells) {
        Map<String, String> row = row(cells);
        row.put("what", what);
        log.add(new Line(at, row));
    }

    /** Writes a message and gives it its id. */
    String comment(Instant at, String kind, String text, String... cells) {
        String id = nextId();
        Map<String, String> row = row(cells);
        row.put("id", id);
        row.put("kind", kind);
        row.put("text", text);
        comments.add(new Line(at, row));
        return id;
    }

    /** A call has an id of its own too. */
    String nextId() {
        return "%s-%d".formatted(contact, ++messages);
    }

    void survey(Instant at, int stars, String repeated) {
        surveys.add(new Line(at, row("stars", String.valueOf(stars), "explained_twice", repeated)));
    }

    /** What the event log's column said last, up to an instant. */
    String last(String column, Instant at) {
        return log.stream()
                .filter(line -> !line.at().isAfter(at))
                .filter(line -> !line.cells().getOrDefault(column, "").isEmpty())
                .reduce((one, next) -> next.at().isBefore(one.at()) ? one : next)
                .map(line -> line.cells().getOrDefault(column, ""))
                .orElseThrow();
    }

    /** Whatever happens after an instant is written into another contact's story instead. */
    void goesOnIn(Story other, Instant after) {
        move(log, other.log, other.contact, after);
        move(comments, other.comments, other.contact, after);
        move(surveys, other.surveys, other.contact, after);
    }

    private static void move(List<Line> from, List<Line> to, String contact, Instant after) {
        for (Line line : from) {
            if (line.at().isAfter(after)) {
                Map<String, String> cells = new LinkedHashMap<>(line.cells());
                cells.put("ticket", contact);
                to.add(new Line(line.at(), cells));
            }
        }
        from.removeIf(line -> line.at().isAfter(after));
    }

    /** Forgets whatever happens after an instant. */
    void endAt(Instant end) {
        log.removeIf(line -> line.at().isAfter(end));
        comments.removeIf(line -> line.at().isAfter(end));
        surveys.removeIf(line -> line.at().isAfter(end));
    }

    private Map<String, String> row(String... cells) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("ticket", contact);
        for (int i = 0; i < cells.length; i += 2) {
            row.put(cells[i], cells[i + 1]);
        }
        return row;
    }
}
