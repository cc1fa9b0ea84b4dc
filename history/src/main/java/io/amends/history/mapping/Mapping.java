package io.amends.history.mapping;

import io.amends.core.routing.Tiers;
import io.amends.core.timeline.Observable;
import io.amends.core.timeline.Severity;
import io.amends.history.source.FileFormat;
import io.amends.history.source.RefusedInput;
import io.amends.history.source.TablePlan;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an export's columns mean, checked and ready to read by ({@code docs/mapping.md}).
 *
 * @param zone of instants that state none, and of business time where no calendar is stated
 * @param format {@code csv}, {@code xes} or the help desk whose JSON it is; empty: told from the file
 * @param systemUsers names that own nothing
 * @param priorities the source's words as ranks, greater is more urgent
 * @param severities the source's words for severities, else for priorities, as severities
 * @param lookups tables in which the others' ids are looked up
 * @param unread files of the export that say nothing of escalations, and why
 * @param tables the main one first
 * @param provides the kinds of fact the source is said to hold, to whether it holds all of them
 * @param calendarEvents stretches of days whose contacts are held against all others
 * @param sourceMeasures the measures published of it, to be counted by their own definitions
 */
public record Mapping(
        String name,
        int version,
        ZoneId zone,
        Optional<String> format,
        Tiers tiers,
        MappedCalendars calendars,
        Statuses statuses,
        Words systemUsers,
        Map<String, Integer> priorities,
        Map<String, Severity> severities,
        List<TablePlan.Lookup> lookups,
        Map<String, String> unread,
        List<Table> tables,
        Map<Observable, Boolean> provides,
        List<NamedDays> calendarEvents,
        List<SourceMeasurePlan> sourceMeasures) {

    public Mapping {
        priorities = Map.copyOf(priorities);
        severities = Map.copyOf(severities);
        lookups = List.copyOf(lookups);
        unread = Map.copyOf(unread);
        tables = List.copyOf(tables);
        provides = Map.copyOf(provides);
        calendarEvents = List.copyOf(calendarEvents);
        sourceMeasures = List.copyOf(sourceMeasures);
    }

    /**
     * Reads a mapping document.
     *
     * @throws RefusedInput with everything that is wrong, each with file, line and path
     */
    public static Mapping read(Path document) {
        return MappingDocument.read(document);
    }

    /** Reads a mapping from text; the name stands for the file in messages. */
    public static Mapping parse(String name, String text) {
        return MappingDocument.parse(name, text);
    }

    /** What the readers are to read, the main table first, lookups last. */
    public List<TablePlan> plans() {
        Optional<FileFormat> main = format.map(f -> FileFormat.valueOf(f.toUpperCase(Locale.ROOT)));
        return Stream.concat(
                        tables.stream()
                                .map(table -> table.plan(table.isMain() ? main : Optional.empty())),
                        lookups.stream())
                .toList();
    }

    public Table main() {
        return tables.getFirst();
    }
}
