package io.amends.history.suggest;

import static java.nio.file.Files.exists;

import io.amends.core.timeline.Observable;
import io.amends.history.mapping.Field;
import io.amends.history.mapping.FieldMeaning;
import io.amends.history.mapping.Form;
import io.amends.history.mapping.Mapping;
import io.amends.history.mapping.Statuses;
import io.amends.history.mapping.ValueKind;
import io.amends.history.mapping.Words;
import io.amends.history.reading.Sources;
import io.amends.history.source.Intake;
import io.amends.history.source.Rejections;
import io.amends.history.source.Row;
import io.amends.history.source.TablePlan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Counts what somebody would have to correct in a suggested mapping to get the audit of the reference
 * mapping. One correction is one entry of the mapping that differs in a way that changes what is read:
 *
 * <ul>
 *   <li>every field of the main table, mapped in one and not in the other, from another column, or
 *       giving some value in the file another meaning (tier patterns, event kinds, words, formats);
 *   <li>the contact, the instant's column, its format where some instant is read differently;
 *   <li>the zone, unless both have the same rules throughout the history;
 *   <li>each of the five lists of statuses that treats some status in the file differently;
 *   <li>the system users, where some name in the file is one in only one of them;
 *   <li>priorities where the order of two words in the file differs; severities where a word's does;
 *   <li>calendars, as one, where the reference states any; what the source provides, as one.
 * </ul>
 *
 * Not counted, as it changes no figure: the mapping's name, its source measures, values that do not
 * occur. Of a table with a row per ticket the first instant's fields are compared. Further tables are
 * other files, so neither they nor what only they provide are looked at.
 */
final class Corrections {

    private final Mapping suggested;
    private final Mapping reference;
    private final Path file;
    private final List<String> found = new ArrayList<>();

    private Corrections(Mapping suggested, Mapping reference, Path file) {
        this.suggested = suggested;
        this.reference = reference;
        this.file = file;
    }

    /** What differs, each by the entry's path. */
    static List<String> between(Mapping suggested, Mapping reference, Path file) {
        Corrections corrections = new Corrections(suggested, reference, file);
        corrections.count();
        return corrections.found;
    }

    private void count() {
        Form ours = suggested.main().forms().getFirst();
        Form theirs = reference.main().forms().getFirst();
        differ("rows", suggested.main().rows(), reference.main().rows());
        differ("contact", suggested.main().key(), reference.main().key());
        List<Row> rows =
                rows(reference).stream().filter(row -> row.form() == theirs.number()).toList();
        instants(ours, theirs, rows);
        zone(rows);
        Set<Field> fields = new TreeSet<>(ours.fields().keySet());
        fields.addAll(theirs.fields().keySet());
        for (Field field : fields) {
            field(field, ours.fields().get(field), theirs.fields().get(field), theirs, rows);
        }
        statuses(values(theirs, Field.STATUS, rows));
        Set<String> people = values(theirs, Field.PERSON, rows);
        people.addAll(values(theirs, Field.ACTOR_PERSON, rows));
        if (people.stream()
                .anyMatch(
                        p ->
                                suggested.systemUsers().contain(p)
                                        != reference.systemUsers().contain(p))) {
            found.add("system-users");
        }
        urgency(theirs, rows);
        if (suggested.calendars().stated() != reference.calendars().stated()) {
            found.add("calendars");
        }
        provides();
    }

    private void differ(String path, Object ours, Object theirs) {
        if (!ours.equals(theirs)) {
            found.add(path);
        }
    }

    private List<Row> rows(Mapping mapping) {
        List<Row> rows = new ArrayList<>();
        Sources.read(
                mainAndLookups(mapping, file),
                file,
                new Intake(row -> null, rows::add, account -> {}),
                Rejections.counted(),
                reached -> {},
                Sources.Fingerprint.NONE);
        return rows;
    }

    /** A lookup's file that is not there is one that the main table does without. */
    private static List<TablePlan> mainAndLookups(Mapping mapping, Path file) {
        List<TablePlan> plans = new ArrayList<>(List.of(mapping.plans().getFirst()));
        mapping.plans().stream()
                .filter(TablePlan.Lookup.class::isInstance)
                .filter(p -> p.file().filter(f -> exists(file.resolveSibling(f))).isPresent())
                .forEach(plans::add);
        return plans;
    }

    private void instants(Form ours, Form theirs, List<Row> rows) {
        String column = Objects.requireNonNull(theirs.occurred()).column();
        if (!Objects.requireNonNull(ours.occurred()).column().equals(column)) {
            found.add("occurred");
            return;
        }
        // The same zone for both, since a zone that differs is counted as such.
        Set<Instant> read = new LinkedHashSet<>();
        rows(suggested).stream()
                .filter(row -> row.form() == ours.number())
                .forEach(row -> read.add(local(row.occurredAt(), suggested)));
        Set<Instant> wanted = new LinkedHashSet<>();
        rows.forEach(row -> wanted.add(local(row.occurredAt(), reference)));
        if (read.size() < wanted.size() * 0.999) {
            found.add("occurred");
        }
    }

    private static Instant local(Instant at, Mapping mapping) {
        return at.atZone(mapping.zone()).toLocalDateTime().toInstant(java.time.ZoneOffset.UTC);
    }

    private void zone(List<Row> rows) {
        if (rows.stream()
                .anyMatch(
                        row ->
                                !suggested
                                        .zone()
                                        .getRules()
                                        .getOffset(row.occurredAt())
                                        .equals(
                                                reference
                                                        .zone()
                                                        .getRules()
                                                        .getOffset(row.occurredAt())))) {
            found.add("zone");
        }
    }

    private void field(
            Field field,
            @Nullable FieldMeaning ours,
            @Nullable FieldMeaning theirs,
            Form form,
            List<Row> rows) {
        if (ours == null || theirs == null) {
            FieldMeaning only = Objects.requireNonNull(ours == null ? theirs : ours);
            boolean statesNothing = field == Field.EVENT && "snapshot".equals(only.constant());
            if (!statesNothing) {
                found.add("fields." + field.word());
            }
            return;
        }
        Set<String> columns = new TreeSet<>(ours.columns());
        if (!columns.equals(new TreeSet<>(theirs.columns()))
                || !Objects.equals(ours.constant(), theirs.constant())
                || (ours.columns().size() > 1 && !ours.join().equals(theirs.join()))
                || (field.kind() == ValueKind.INSTANT
                        && !ours.instants().format().equals(theirs.instants().format()))) {
            found.add("fields." + field.word());
            return;
        }
        for (String value : values(form, field, rows)) {
            if (!Objects.equals(meaning(field, ours, value), meaning(field, theirs, value))) {
                found.add("fields." + field.word());
                return;
            }
        }
    }

    private static @Nullable Object meaning(Field field, FieldMeaning meaning, String value) {
        @Nullable String word = meaning.meaningOf(value);
        @Nullable Object known = word == null ? null : field.kind().find(word);
        return known == null ? word : known;
    }

    private static Set<String> values(Form form, Field field, List<Row> rows) {
        Set<String> values = new LinkedHashSet<>();
        @Nullable FieldMeaning meaning = form.fields().get(field);
        if (meaning == null || meaning.columns().isEmpty()) {
            return values;
        }
        List<Integer> places = meaning.columns().stream().map(form.columns()::indexOf).toList();
        for (Row row : rows) {
            List<String> parts = new ArrayList<>();
            for (int place : places) {
                if (!row.cells().get(place).isBlank()) {
                    parts.add(row.cells().get(place).strip());
                }
            }
            if (!parts.isEmpty()) {
                values.add(String.join(meaning.join(), parts));
            }
        }
        return values;
    }

    private void statuses(Set<String> seen) {
        Statuses ours = suggested.statuses();
        Statuses theirs = reference.statuses();
        list("unowned", seen, ours.unowned(), theirs.unowned());
        // What is closed is resolved too, whether or not it is listed as both.
        differs(
                "resolved",
                seen,
                (status, mapping) -> mapping.statuses().meaningOf(status).resolved());
        list("closed", seen, ours.closed(), theirs.closed());
        list("waiting-customer", seen, ours.waitingCustomer(), theirs.waitingCustomer());
        list("waiting-third-party", seen, ours.waitingThirdParty(), theirs.waitingThirdParty());
    }

    private void list(String name, Set<String> seen, Words ours, Words theirs) {
        if (seen.stream().anyMatch(status -> ours.contain(status) != theirs.contain(status))) {
            found.add("statuses." + name);
        }
    }

    private void differs(String name, Set<String> seen, BiPredicate<String, Mapping> so) {
        if (seen.stream().anyMatch(s -> so.test(s, suggested) != so.test(s, reference))) {
            found.add("statuses." + name);
        }
    }

    private void urgency(Form form, List<Row> rows) {
        List<String> words = List.copyOf(values(form, Field.PRIORITY, rows));
        boolean order = true;
        for (String one : words) {
            for (String other : words) {
                order &=
                        sign(suggested.priorities(), one, other)
                                == sign(reference.priorities(), one, other);
            }
        }
        if (!order) {
            found.add("priorities");
        }
        if (values(form, Field.SEVERITY, rows).stream()
                .anyMatch(
                        s ->
                                !Objects.equals(
                                        suggested.severities().get(s),
                                        reference.severities().get(s)))) {
            found.add("severities");
        }
    }

    private static int sign(Map<String, Integer> ranks, String one, String other) {
        if (!ranks.containsKey(one) || !ranks.containsKey(other)) {
            return -9;
        }
        return Integer.signum(ranks.get(one).compareTo(ranks.get(other)));
    }

    private void provides() {
        Set<Observable> theirs = new TreeSet<>(reference.provides().keySet());
        if (suggested.provides().keySet().equals(theirs)) {
            return;
        }
        if (reference.tables().size() > 1) {
            // What only the further tables hold cannot be seen in this file.
            theirs.retainAll(Trial.of(Sampling.of(file), reference).seen());
        }
        if (!new TreeSet<>(suggested.provides().keySet()).equals(theirs)) {
            found.add("provides");
        }
    }
}
