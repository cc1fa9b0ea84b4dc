// The order in which a mapping is thought of: shape, instants, events, fields, words. One page.
package io.amends.history.suggest;

import io.amends.history.mapping.EventKind;
import io.amends.history.mapping.Field;
import io.amends.history.source.FileFormat;
import io.amends.history.source.InstantFormat;
import io.amends.history.source.RefusedInput;
import io.amends.history.suggest.Candidates.Candidate;
import io.amends.history.suggest.TableShape.Changed;
import io.amends.history.suggest.TableShape.Rows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Proposes the mapping of one file nobody has described. */
final class Proposer {

    static final String TABLE = "tables.main";

    private static final String FIELDS = TABLE + ".fields.";
    private static final Set<Field> OF_HANDLING = EnumSet.of(Field.PERSON, Field.TEAM, Field.TIER);

    private final Sample sample;
    private final Draft draft = new Draft();
    private final TableShape shape;
    private final Contacts contacts;
    private final Candidates candidates;
    private final Set<String> used = new HashSet<>();

    private Proposer(Sample sample) {
        this.sample = sample;
        this.shape =
                TableShape.of(sample)
                        .orElseThrow(
                                () ->
                                        new RefusedInput(
                                                sample.file()
                                                        + ": no column could be a ticket's id;"
                                                        + " expected one that is hardly ever"
                                                        + " blank"));
        this.contacts = Contacts.by(shape.contact(), sample.rows());
        this.candidates = new Candidates(contacts);
    }

    /**
     * @throws RefusedInput when no column can be the contact's id or no column holds instants
     */
    static Draft of(Sample sample, String name) {
        Proposer proposer = new Proposer(sample);
        proposer.propose(name);
        return proposer.draft;
    }

    private void propose(String name) {
        draft.put("mapping", name);
        draft.put("version", 1);
        draft.put("format", sample.format().name().toLowerCase(Locale.ROOT));
        draft.propose(
                TABLE + ".rows",
                shape.rows().name().toLowerCase(Locale.ROOT),
                Confidence.SURE,
                Why.of(
                        "rows." + shape.rows().name().toLowerCase(Locale.ROOT),
                        sample.rows().size(),
                        contacts.size()));
        contact();
        switch (shape.rows()) {
            case EVENTS -> events();
            case CONTACTS -> tickets();
            case HISTORY -> history(shape.changed().orElseThrow());
        }
        leftOver();
    }

    private void contact() {
        Column contact = use(shape.contact());
        draft.propose(
                TABLE + ".contact",
                contact.name(),
                shape.score() >= 70 || sample.format() == FileFormat.XES
                        ? Confidence.SURE
                        : Confidence.UNSURE,
                shape.score() >= 70
                        ? Why.of("header", contact.name())
                        : Why.of("values.contact", contact.name(), contact.distinct()));
    }

    // ---- one row per event -----------------------------------------------------------------

    private void events() {
        Column occurred = occurred();
        List<Column> free = free();
        Events events = Events.among(free);
        Map<Field, Candidate> fields =
                candidates.best(without(free, events), EventFields.of(events.told()));
        new Nameless(contacts).add(fields, without(free, events));
        Optional<Column> status = column(fields, Field.STATUS);
        boolean shared = status.isEmpty() && events.tellsTheEnd();
        if (shared) {
            status = events.column();
        } else if (events.column().isEmpty()) {
            events = status.map(this::besideStatus).orElse(Events.NONE);
        }
        if (shared) {
            events = events.beyondStatus();
        }
        Set<EventKind> told = tellable(events, fields);
        event(events, told, shared);
        put(fields, told, FIELDS, EventFields.ALWAYS);
        messages(fields, told, free);
        escalations(events, fields, told);
        ratings(fields);
        status(status, shared, fields);
        people(fields, occurred);
    }

    private Column occurred() {
        Column occurred =
                sample.columns().stream()
                        .filter(Column::isInstant)
                        .filter(c -> c.filled() >= 0.9 * sample.rows().size())
                        .max(Comparator.comparingDouble(this::timeliness))
                        .orElseThrow(
                                () ->
                                        new RefusedInput(
                                                sample.file()
                                                        + ": no column holds an instant in nearly"
                                                        + " every line; expected when each row"
                                                        + " happened"));
        propose(
                TABLE + ".occurred",
                use(occurred),
                Vocabulary.SHIPPED.header("occurred", occurred.name()) >= 70);
        recorded();
        zone(List.of(occurred));
        return occurred;
    }

    /** A row's own instant is named so, and differs from row to row of a contact. */
    private double timeliness(Column column) {
        Optional<String> meant = Vocabulary.SHIPPED.instant(column.name());
        int header = Vocabulary.SHIPPED.header("occurred", column.name());
        double own = (1 - contacts.constancy(column)) * 60;
        boolean due = meant.filter("ignored"::equals).isPresent() && header < 70;
        return header + own - (due ? 90 : 0);
    }

    private void recorded() {
        free().stream()
                .filter(Column::isInstant)
                .filter(c -> Vocabulary.SHIPPED.header("recorded", c.name()) >= 88)
                .findFirst()
                .ifPresent(c -> propose(TABLE + ".recorded", use(c), true));
    }

    private void propose(String path, Column column, boolean named) {
        InstantGuess written = column.written().orElseThrow();
        draft.propose(
                path,
                instant(column),
                named && written.isSure() ? Confidence.SURE : Confidence.UNSURE,
                Why.of(named ? "header" : "values.instant", column.name()));
        if (!written.isSure()) {
            List<String> readings = new ArrayList<>(List.of(written.format()));
            readings.addAll(written.others());
            draft.ask(
                    path,
                    Why.of("ask.date", column.name(), column.values().getFirst()),
                    readings.stream().map(format -> withFormat(column, format)).toList());
        }
    }

    /** Dates that can be read two ways get no pattern: a guess would be wrong half of the time. */
    private static Object instant(Column column) {
        InstantGuess written = column.written().orElseThrow();
        return withFormat(column, written.isSure() ? written.format() : InstantFormat.ISO);
    }

    private static Map<String, Object> withFormat(Column column, String format) {
        Map<String, Object> instant = new LinkedHashMap<>();
        instant.put("column", column.name());
        instant.put("format", format);
        return instant;
    }

    private Events besideStatus(Column status) {
        Events found = Events.of(status).beyondStatus();
        return found.kinds().isEmpty() ? Events.NONE : found;
    }

    /** Kinds whose rows hold what they take; the others would be rejected. */
    private Set<EventKind> tellable(Events events, Map<Field, Candidate> fields) {
        Set<EventKind> told = EnumSet.noneOf(EventKind.class);
        told.addAll(events.told());
        told.removeIf(
                kind ->
                        switch (kind) {
                            case MERGED, RECURRENCE -> !fields.containsKey(Field.LINKED_CONTACT);
                            case MESSAGE -> !fields.containsKey(Field.DIRECTION);
                            case MESSAGE_BOUNCED -> !fields.containsKey(Field.MESSAGE);
                            case PROMISE -> !fields.containsKey(Field.PROMISED);
                            case SURVEY -> !fields.containsKey(Field.RATING);
                            case FOLLOW_UP_ANSWER -> !fields.containsKey(Field.OUTCOME);
                            case ESCALATION_ENDED -> !fields.containsKey(Field.TYPE);
                            case OWNER_ABSENT, OWNER_DEACTIVATED ->
                                    !fields.containsKey(Field.ABSENT_PERSON);
                            case COMMITMENT_WAIVED ->
                                    !fields.containsKey(Field.TYPE)
                                            || !fields.containsKey(Field.COMMITMENT)
                                            || !fields.containsKey(Field.DUE);
                            case REGULATORY_ANCHOR ->
                                    !fields.containsKey(Field.PRESET)
                                            || !fields.containsKey(Field.ANCHOR);
                            case CLOCK_STOPPED ->
                                    !fields.containsKey(Field.PRESET)
                                            || !fields.containsKey(Field.BECAUSE);
                            case CLOCK_RESUMED -> !fields.containsKey(Field.PRESET);
                            case REGULATORY_STEP, EXTENSION_NOTIFIED ->
                                    !fields.containsKey(Field.PRESET)
                                            || !fields.containsKey(Field.MILESTONE);
                            case ROOT_CAUSE -> !fields.containsKey(Field.CAUSE);
                            case CORRECTIVE_ACTION -> !fields.containsKey(Field.ACTION);
                            case SYSTEMIC_ISSUE -> !fields.containsKey(Field.ISSUE_ID);
                            case OPENED,
                                    CUSTOMER_MESSAGE,
                                    CUSTOMER_REPEATED,
                                    REOPENED,
                                    SNAPSHOT,
                                    ESCALATION,
                                    HANDOFF_OFFERED,
                                    HANDOFF_RETURNED,
                                    HANDOFF_WITHDRAWN,
                                    HANDOFF_ACCEPTED,
                                    NOTE_WRITTEN,
                                    MESSAGE_TO_CUSTOMER,
                                    CALL,
                                    MEETING,
                                    RESOLVED,
                                    CLOSED,
                                    IGNORED ->
                                    false;
                        });
        return told;
    }

    private void event(Events events, Set<EventKind> told, boolean shared) {
        if (events.column().isEmpty()) {
            return;
        }
        Column column = use(events.column().orElseThrow());
        Map<String, String> values = new LinkedHashMap<>();
        for (String value : column.values()) {
            String kind = events.kinds().getOrDefault(value, "snapshot");
            boolean tells = told.stream().anyMatch(t -> t.word().equals(kind));
            if (tells && !kind.equals("snapshot")) {
                values.put(value, kind);
            }
        }
        if (values.isEmpty()) {
            return;
        }
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("column", column.name());
        event.put("values", values);
        event.put("otherwise", "snapshot");
        List<String> unknown =
                shared || Events.of(column).kinds().isEmpty() ? List.of() : events.unknown();
        draft.propose(
                TABLE + ".event",
                event,
                shared || !unknown.isEmpty() ? Confidence.UNSURE : Confidence.SURE,
                Why.of("event", column.name(), values.size(), column.distinct()));
        if (!unknown.isEmpty() && events.score() >= 60) {
            draft.ask(
                    TABLE + ".event",
                    Why.of("ask.event", String.join(", ", unknown.stream().limit(8).toList())),
                    List.of());
        }
    }

    private void put(
            Map<Field, Candidate> fields, Set<EventKind> told, String path, Set<Field> always) {
        Set<Field> wanted = EnumSet.copyOf(EventFields.of(told));
        wanted.retainAll(fields.keySet());
        wanted.removeIf(f -> EventFields.ALWAYS.contains(f) && !always.contains(f));
        wanted.remove(Field.STATUS);
        wanted.remove(Field.TIER);
        for (Field field : wanted) {
            if (field != Field.MESSAGE) {
                put(path, candidate(fields, field));
            }
        }
        tier(fields, path, always);
    }

    private static Candidate candidate(Map<Field, Candidate> fields, Field field) {
        return Optional.ofNullable(fields.get(field)).orElseThrow();
    }

    private void put(String path, Candidate found) {
        Field field = found.field();
        Column column = use(found.column());
        draft.propose(
                path + field.word(),
                value(field, column),
                found.confidence(),
                found.why(),
                alternatives(found));
        switch (field) {
            case PRIORITY -> priorities(column);
            case SEVERITY ->
                    draft.propose(
                            "severities",
                            UrgencyWords.severities(column),
                            Confidence.SURE,
                            Why.of("severities", column.name()));
            default -> {}
        }
    }

    private static Object value(Field field, Column column) {
        if (column.isInstant()) {
            return instant(column);
        }
        Map<String, String> words =
                switch (field) {
                    case ACTOR,
                            DIRECTION,
                            AUTOMATIC,
                            DELIVERY,
                            PROMISE_KIND,
                            REACHED,
                            SOURCE,
                            OUTCOME,
                            REPEATED,
                            ORGANISATION_FAILED,
                            TYPE ->
                            FixedWords.values(field, column);
                    default -> Map.of();
                };
        if (words.isEmpty()) {
            return column.name();
        }
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("column", column.name());
        value.put("values", words);
        return value;
    }

    private List<String> alternatives(Candidate found) {
        return candidates.others(found.field(), found.column(), free()).stream()
                .map(other -> other.column().name())
                .toList();
    }

    private void priorities(Column column) {
        boolean bare = UrgencyWords.areBareNumbers(column);
        draft.propose(
                "priorities",
                UrgencyWords.priorities(column),
                bare ? Confidence.UNSURE : Confidence.SURE,
                Why.of(bare ? "priorities.numbers" : "priorities", column.name()));
        if (bare) {
            draft.ask("priorities", Why.of("ask.priorities", column.name()), List.of());
        }
    }

    /** From a column of its own, else from what the team is called. */
    private void tier(Map<Field, Candidate> fields, String path, Set<Field> always) {
        Optional<Column> own = column(fields, Field.TIER);
        Optional<Column> from =
                own.or(() -> column(fields, Field.TEAM))
                        .or(
                                () ->
                                        free().stream()
                                                .filter(
                                                        c ->
                                                                TierWords.of(c)
                                                                        .filter(
                                                                                t ->
                                                                                        !t.isGuess()
                                                                                                && t
                                                                                                        .isPart())
                                                                        .isPresent())
                                                .findFirst());
        Optional<TierWords> words = from.flatMap(TierWords::of);
        if (words.isEmpty() || !always.contains(Field.TIER)) {
            draft.put("tiers", List.of("T1", "T2", "T3"));
            return;
        }
        TierWords tiers = words.orElseThrow();
        Column column = use(from.orElseThrow());
        draft.put("tiers", tiers.names());
        Object value = column.name();
        boolean verbatim =
                !tiers.isPart()
                        && tiers.values().entrySet().stream()
                                .allMatch(e -> e.getKey().equals(e.getValue()));
        if (!verbatim) {
            Map<String, Object> meaning = new LinkedHashMap<>();
            meaning.put("column", column.name());
            if (tiers.isPart()) {
                meaning.put("patterns", tiers.patterns());
                meaning.put("otherwise", "T1");
            } else {
                meaning.put("values", tiers.values());
            }
            value = meaning;
        }
        draft.propose(
                path + "tier",
                value,
                tiers.isGuess() ? Confidence.UNSURE : Confidence.SURE,
                tiers.isPart()
                        ? Why.of(
                                tiers.isGuess() ? "tier.named" : "tier.part",
                                column.name(),
                                Math.round(tiers.share() * 100),
                                tiers.shown())
                        : Why.of("tier.whole", column.name()));
        if (tiers.isGuess()) {
            draft.ask(path + "tier", Why.of("ask.tier", tiers.shown()), List.of());
        }
    }

    /** The message's own id, or that of the one a row is about: of several columns one is filled. */
    private void messages(Map<Field, Candidate> fields, Set<EventKind> told, List<Column> free) {
        if (!fields.containsKey(Field.MESSAGE) || !EventFields.of(told).contains(Field.MESSAGE)) {
            return;
        }
        Column first = candidate(fields, Field.MESSAGE).column();
        List<Column> joined = new ArrayList<>(List.of(first));
        for (Column column : free) {
            boolean named = Vocabulary.SHIPPED.header("message", column.name()) >= 85;
            if (named
                    && !used.contains(column.name())
                    && !column.equals(first)
                    && candidates.weigh(Field.MESSAGE, column).isPresent()
                    && joined.stream().allMatch(other -> exclude(column, other))) {
                joined.add(column);
            }
        }
        joined.forEach(this::use);
        Candidate found = candidate(fields, Field.MESSAGE);
        if (joined.size() == 1) {
            put(FIELDS, found);
            return;
        }
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("columns", joined.stream().map(Column::name).toList());
        value.put("join", "");
        draft.propose(FIELDS + "message", value, Confidence.SURE, found.why());
    }

    private boolean exclude(Column one, Column other) {
        return one.filled() > 0
                && sample.rows().stream()
                        .noneMatch(r -> !r[one.place()].isEmpty() && !r[other.place()].isEmpty());
    }

    /** A recorded escalation needs a type; where no column says it and no tier is known, complexity. */
    private void escalations(Events events, Map<Field, Candidate> fields, Set<EventKind> told) {
        if (!told.contains(EventKind.ESCALATION) || fields.containsKey(Field.TYPE)) {
            return;
        }
        String type = draft.has(FIELDS + "tier") ? "TIER" : "COMPLEXITY";
        draft.propose(
                FIELDS + "type",
                constant(type),
                Confidence.UNSURE,
                Why.of(type.equals("TIER") ? "type.tier" : "type.complexity"),
                List.of(constant("TIER"), constant("CUSTOMER"), constant("EXECUTIVE")));
        if (!fields.containsKey(Field.TRIGGER)) {
            events.column().ifPresent(c -> draft.put(FIELDS + "trigger", c.name()));
        }
    }

    private static Map<String, String> constant(String value) {
        return Map.of("constant", value);
    }

    private void ratings(Map<Field, Candidate> fields) {
        column(fields, Field.RATING)
                .filter(column -> draft.has(FIELDS + "rating"))
                .ifPresent(
                        column -> {
                            int best =
                                    column.values().stream()
                                            .filter(v -> v.matches("\\d{1,3}"))
                                            .mapToInt(Integer::parseInt)
                                            .max()
                                            .orElse(5);
                            String scale = best <= 5 ? "5" : best <= 10 ? "10" : "100";
                            draft.propose(
                                    FIELDS + "scale",
                                    constant(scale),
                                    Confidence.UNSURE,
                                    Why.of("scale", column.name(), best));
                        });
    }

    private void status(Optional<Column> found, boolean shared, Map<Field, Candidate> fields) {
        if (found.isEmpty()) {
            draft.ask(FIELDS + "status", Why.of("ask.status"), List.of());
            return;
        }
        Column status = use(found.orElseThrow());
        Optional<Column> sub = shared ? Optional.empty() : subStatus(status);
        Column first = sub.map(s -> s.distinct() < status.distinct() ? s : status).orElse(status);
        Optional<Column> second = sub.map(s -> first.equals(s) ? status : s);
        second.ifPresent(this::use);
        Object value = first.name();
        if (second.isPresent()) {
            Map<String, Object> columns = new LinkedHashMap<>();
            columns.put("columns", List.of(first.name(), second.orElseThrow().name()));
            columns.put("join", StatusWords.JOIN);
            value = columns;
        }
        Candidate candidate = fields.get(Field.STATUS);
        draft.propose(
                FIELDS + "status",
                value,
                shared || candidate == null ? Confidence.UNSURE : candidate.confidence(),
                second.isPresent()
                        ? Why.of("status.joined", first.name(), second.orElseThrow().name())
                        : shared || candidate == null
                                ? Why.of("status.shared", first.name())
                                : candidate.why());
        new StatusWords(first, second, sample.rows(), contacts)
                .propose(draft, column(fields, Field.PERSON));
    }

    /** A second column with words of a status, of which each says the first: it says it more closely. */
    private Optional<Column> subStatus(Column status) {
        return free().stream()
                .filter(c -> !c.equals(status) && !c.isInstant() && !c.isText() && c.distinct() > 1)
                .filter(c -> c.distinct() <= 100 && c.filled() > 0.5 * status.filled())
                .filter(
                        c ->
                                c.share(Vocabulary.SHIPPED::isStatusLike) > 0.5
                                        || Vocabulary.SHIPPED.header("sub-status", c.name()) >= 85)
                .filter(
                        c ->
                                Contacts.follows(status, c, sample.rows()) > 0.97
                                        || Contacts.follows(c, status, sample.rows()) > 0.97)
                .findFirst();
    }

    private void people(Map<Field, Candidate> fields, Column occurred) {
        List<Column> people = new ArrayList<>();
        column(fields, Field.PERSON).ifPresent(people::add);
        column(fields, Field.ACTOR_PERSON)
                .filter(c -> draft.has(FIELDS + "actor-person"))
                .ifPresent(people::add);
        var reader =
                new InstantFormat(
                                occurred.written().orElseThrow().format(), java.time.ZoneOffset.UTC)
                        .reader();
        SystemUsers.propose(
                draft,
                people,
                row ->
                        reader.read(row[occurred.place()])
                                ? reader.instant()
                                : java.time.Instant.EPOCH,
                sample.rows());
    }

    private void zone(List<Column> instants) {
        ZoneGuess.propose(
                draft,
                instants.stream()
                        .flatMap(c -> c.written().stream())
                        .flatMap(w -> w.stated().stream())
                        .toList(),
                sample.columns());
        boolean epoch =
                instants.stream()
                        .allMatch(c -> c.written().orElseThrow().format().startsWith("epoch"));
        if (epoch) {
            draft.propose("zone", ZoneGuess.UNKNOWN, Confidence.UNSURE, Why.of("zone.utc"));
        }
    }

    // ---- one row per ticket ----------------------------------------------------------------

    private void tickets() {
        List<Map<String, Object>> instants = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        Set<String> kinds = new HashSet<>();
        List<Column> able = sample.columns().stream().filter(Column::isInstant).toList();
        for (String kind :
                List.of(
                        "opened",
                        "message-to-customer",
                        "escalation",
                        "resolved",
                        "reopened",
                        "closed")) {
            for (Column column : able) {
                if (Vocabulary.SHIPPED.instant(column.name()).filter(kind::equals).isPresent()
                        && kinds.add(kind)) {
                    instants.add(instant(kind, column));
                    columns.add(use(column));
                }
            }
        }
        if (!kinds.contains("opened")) {
            opening(able, columns)
                    .ifPresent(
                            column -> {
                                instants.addFirst(instant("opened", column));
                                columns.addFirst(use(column));
                            });
        }
        if (columns.isEmpty()) {
            throw new RefusedInput(
                    sample.file()
                            + ": no column holds instants; expected when tickets were opened");
        }
        Map<Field, Candidate> fields = candidates.best(free(), EventFields.ALWAYS);
        handling(fields, instants);
        draft.propose(
                TABLE + ".instants",
                instants,
                kinds.contains("opened") ? Confidence.SURE : Confidence.UNSURE,
                Why.of("instants", String.join(", ", columns.stream().map(Column::name).toList())));
        for (Column column : columns) {
            if (!column.written().orElseThrow().isSure()) {
                draft.ask(
                        TABLE + ".instants",
                        Why.of("ask.date", column.name(), column.values().getFirst()),
                        List.of());
            }
        }
        zone(columns);
        put(fields, Set.of(), FIELDS, EventFields.OF_DESCRIPTION);
        column(fields, Field.PERSON)
                .ifPresent(
                        person ->
                                SystemUsers.propose(
                                        draft,
                                        List.of(person),
                                        row -> java.time.Instant.EPOCH,
                                        List.of()));
    }

    /** Of instants nobody named, the one that is always given and never after another. */
    private Optional<Column> opening(List<Column> able, List<Column> taken) {
        return able.stream()
                .filter(c -> !taken.contains(c) && c.filled() > 0.97 * sample.rows().size())
                .filter(
                        c ->
                                Vocabulary.SHIPPED
                                        .instant(c.name())
                                        .filter("ignored"::equals)
                                        .isEmpty())
                .min(
                        Comparator.comparing(
                                c -> c.values().stream().sorted().findFirst().orElse("")));
    }

    private static Map<String, Object> instant(String kind, Column column) {
        Map<String, Object> instant = new LinkedHashMap<>();
        instant.put("event", kind);
        instant.put("occurred", instant(column));
        if (kind.equals("escalation")) {
            instant.put("fields", Map.of("type", constant("TIER")));
        }
        return instant;
    }

    /**
     * Who has a ticket when it is exported had it when it ended, as far as anything can be known of a
     * row without a history. Stated at its opening it would be told before its time.
     */
    private void handling(Map<Field, Candidate> fields, List<Map<String, Object>> instants) {
        Optional<Map<String, Object>> end =
                instants.stream()
                        .filter(i -> i.containsValue("resolved"))
                        .findFirst()
                        .or(
                                () ->
                                        instants.stream()
                                                .filter(i -> i.containsValue("closed"))
                                                .findFirst());
        Map<String, Object> stated = new LinkedHashMap<>();
        for (Field field : OF_HANDLING) {
            Optional.ofNullable(fields.get(field))
                    .filter(found -> field != Field.TIER)
                    .ifPresent(found -> stated.put(field.word(), use(found.column()).name()));
        }
        Optional<Column> team = column(fields, Field.TIER).or(() -> column(fields, Field.TEAM));
        team.flatMap(TierWords::of)
                .filter(words -> !words.isGuess())
                .ifPresent(
                        words -> {
                            Map<String, Object> tier = new LinkedHashMap<>();
                            tier.put("column", use(team.orElseThrow()).name());
                            if (words.isPart()) {
                                tier.put("patterns", words.patterns());
                                tier.put("otherwise", "T1");
                            } else {
                                tier.put("values", words.values());
                            }
                            stated.put("tier", tier);
                        });
        if (end.isEmpty() || stated.isEmpty()) {
            return;
        }
        end.orElseThrow().put("fields", stated);
        draft.ask(
                TABLE + ".instants",
                Why.of("ask.handling", String.join(", ", stated.keySet())),
                List.of());
    }

    // ---- one row per changed field ---------------------------------------------------------

    private void history(Changed changed) {
        occurred();
        Column field = use(changed.field());
        Column value = use(changed.value());
        draft.propose(
                TABLE + ".field",
                field.name(),
                Confidence.SURE,
                Why.of("history.field", field.name()));
        draft.propose(
                TABLE + ".value", value.name(), Confidence.SURE, Why.of("header", value.name()));
        Map<String, Object> names = new LinkedHashMap<>();
        Map<Field, Column> values = new LinkedHashMap<>();
        for (String name : field.values()) {
            TableShape.fieldOf(name)
                    .filter(ours -> !values.containsKey(ours))
                    .ifPresent(
                            ours -> {
                                values.put(ours, changes(field, name, value));
                                names.put(name, ours.word());
                            });
        }
        tierOf(values, names, field);
        draft.propose(TABLE + ".names", names, Confidence.SURE, Why.of("history.names"));
        Optional.ofNullable(values.get(Field.STATUS))
                .ifPresent(
                        c ->
                                new StatusWords(c, Optional.empty(), sample.rows(), contacts)
                                        .propose(draft, Optional.empty()));
        Optional.ofNullable(values.get(Field.PRIORITY)).ifPresent(this::ranked);
        Optional.ofNullable(values.get(Field.SEVERITY))
                .map(UrgencyWords::severities)
                .filter(found -> !found.isEmpty())
                .ifPresent(found -> draft.put("severities", found));
        Map<Field, Candidate> who =
                candidates.best(free(), EnumSet.of(Field.ACTOR_PERSON, Field.ACTOR));
        who.values().forEach(found -> put(FIELDS, found));
        List<Column> people = new ArrayList<>();
        Optional.ofNullable(values.get(Field.PERSON)).ifPresent(people::add);
        column(who, Field.ACTOR_PERSON).ifPresent(people::add);
        SystemUsers.propose(draft, people, row -> java.time.Instant.EPOCH, List.of());
    }

    private Column changes(Column field, String name, Column value) {
        List<String[]> rows =
                sample.rows().stream().filter(row -> row[field.place()].equals(name)).toList();
        return Column.of(value.name(), value.place(), rows);
    }

    private void ranked(Column priority) {
        if (UrgencyWords.priorities(priority).isEmpty()) {
            Map<String, Object> seen = new LinkedHashMap<>();
            int rank = 1;
            for (String value : priority.values()) {
                seen.put(value, rank++);
            }
            draft.propose(
                    "priorities",
                    seen.isEmpty() ? Map.of("normal", 1) : seen,
                    Confidence.UNSURE,
                    Why.of("priorities.unknown"));
            draft.ask("priorities", Why.of("ask.priorities", "priority"), List.of());
        } else {
            priorities(priority);
        }
    }

    private void tierOf(Map<Field, Column> values, Map<String, Object> names, Column field) {
        Optional<TierWords> words =
                Optional.ofNullable(values.get(Field.TEAM)).flatMap(TierWords::of);
        if (values.containsKey(Field.TIER) || words.filter(t -> t.isPart()).isEmpty()) {
            draft.put("tiers", List.of("T1", "T2", "T3"));
            return;
        }
        TierWords tiers = words.orElseThrow();
        draft.put("tiers", tiers.names());
        names.replaceAll((name, ours) -> ours.equals("team") ? List.of("team", "tier") : ours);
        Map<String, Object> meaning = new LinkedHashMap<>();
        meaning.put("patterns", tiers.patterns());
        meaning.put("otherwise", "T1");
        draft.propose(
                FIELDS + "tier",
                meaning,
                tiers.isGuess() ? Confidence.UNSURE : Confidence.SURE,
                Why.of(
                        tiers.isGuess() ? "tier.named" : "tier.part",
                        field.name(),
                        Math.round(tiers.share() * 100),
                        tiers.shown()));
    }

    // ---- what is common --------------------------------------------------------------------

    /** Columns that stay the same over a contact and to which nothing was found: somebody may know. */
    private void leftOver() {
        if (shape.rows() == Rows.HISTORY) {
            return;
        }
        List<String> left =
                free().stream()
                        .filter(c -> !c.isInstant() && !c.isText() && !c.isBlank())
                        .filter(c -> c.distinct() > 1 && c.distinct() <= 0.5 * contacts.size())
                        .filter(c -> contacts.constancy(c) > 0.9)
                        .map(Column::name)
                        .toList();
        if (!left.isEmpty()) {
            draft.ask(
                    TABLE + ".fields", Why.of("ask.left-over", String.join(", ", left)), List.of());
        }
    }

    private static Optional<Column> column(Map<Field, Candidate> fields, Field field) {
        return Optional.ofNullable(fields.get(field)).map(Candidate::column);
    }

    private Column use(Column column) {
        used.add(column.name());
        return column;
    }

    private List<Column> free() {
        return sample.columns().stream()
                .filter(c -> !c.isBlank() && !used.contains(c.name()))
                .toList();
    }

    private static List<Column> without(List<Column> columns, Events events) {
        return columns.stream().filter(c -> events.column().filter(c::equals).isEmpty()).toList();
    }
}
