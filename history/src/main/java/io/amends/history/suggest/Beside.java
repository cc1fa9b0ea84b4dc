package io.amends.history.suggest;

import io.amends.history.mapping.Field;
import io.amends.history.source.RefusedInput;
import io.amends.history.suggest.Candidates.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Further files beside the main one: each is thought of by itself and gets a table where one of its
 * columns holds ids of the main file's contacts, or of its accounts.
 */
final class Beside {

    /** Of the ids of a file, those that the main one has too; a sample need not hold all of them. */
    private static final double SHARED = 0.4;

    private static final Set<Field> OF_ACCOUNTS =
            EnumSet.of(
                    Field.NAME,
                    Field.SEGMENT,
                    Field.INDUSTRY,
                    Field.REGION,
                    Field.CURRENCY,
                    Field.ACCOUNT_MANAGER);

    private final Draft draft;
    private final TableDraft main;
    private final List<String> names = new ArrayList<>(List.of("main"));

    Beside(Draft draft, TableDraft main) {
        this.draft = draft;
        this.main = main;
    }

    void propose(List<Sample> others) {
        for (Sample other : others) {
            if (!contacts(other) && !accounts(other)) {
                unread(other, Why.of("unread.foreign", other.file()));
            }
        }
    }

    private boolean contacts(Sample other) {
        Optional<Column> contact = shared(other, "contact", main.shape().contact());
        if (contact.isEmpty()) {
            return false;
        }
        String name = name(other);
        Draft own = new Draft();
        try {
            Proposer.propose(TableDraft.beside(name, other, own, contact.orElseThrow()));
        } catch (RefusedInput timeless) {
            unread(other, Why.of("unread.timeless", other.file()));
            return true;
        }
        draft.put("tables." + name + ".file", other.file());
        Map<String, Object> table = new LinkedHashMap<>(table(draft, name));
        table.putAll(table(own, name));
        own.put("tables." + name, table);
        draft.adopt(own, "tables." + name);
        global(own);
        return true;
    }

    private static Map<String, Object> table(Draft draft, String name) {
        Map<String, Object> table = new LinkedHashMap<>();
        if (draft.find("tables." + name).orElse(Map.of()) instanceof Map<?, ?> found) {
            found.forEach((key, value) -> table.put(String.valueOf(key), value));
        }
        return table;
    }

    /** What a file says of words and zone holds for all of them; the main one's word counts first. */
    private void global(Draft own) {
        for (String list : List.of("unowned", "resolved", "closed", "waiting-customer")) {
            joined(own, "statuses." + list);
        }
        joined(own, "statuses.waiting-third-party");
        joined(own, "system-users");
        for (String entry : List.of("priorities", "severities")) {
            if (!draft.has(entry)) {
                draft.adopt(own, entry);
            }
        }
        if (size(own.find("tiers")) > size(draft.find("tiers"))) {
            draft.adopt(own, "tiers");
        }
        boolean unknown = draft.find("zone").filter(ZoneGuess.UNKNOWN::equals).isPresent();
        if (unknown && own.find("zone").filter(z -> !z.equals(ZoneGuess.UNKNOWN)).isPresent()) {
            draft.settle("zone");
            draft.adopt(own, "zone");
        }
    }

    private static int size(Optional<Object> list) {
        return list.orElse(List.of()) instanceof List<?> found ? found.size() : 0;
    }

    private void joined(Draft own, String path) {
        if (!draft.has(path)) {
            draft.adopt(own, path);
        } else if (draft.find(path).orElseThrow() instanceof List<?> known
                && own.find(path).orElse(List.of()) instanceof List<?> more) {
            List<Object> all = new ArrayList<>(known);
            more.stream().filter(one -> !known.contains(one)).forEach(all::add);
            draft.put(path, all);
        }
    }

    private boolean accounts(Sample other) {
        Optional<Column> known =
                draft.find("tables.main.fields.account")
                        .map(String::valueOf)
                        .flatMap(name -> main.sample().column(name));
        Optional<Column> account = known.flatMap(c -> shared(other, "account", c));
        if (account.isEmpty()) {
            return false;
        }
        String name = name(other);
        Column key = account.orElseThrow();
        Contacts lines = Contacts.by(key, other.rows());
        Map<String, Object> fields = new LinkedHashMap<>();
        List<Column> left =
                other.columns().stream().filter(c -> !c.isBlank() && !c.equals(key)).toList();
        Map<Field, Candidate> found = new Candidates(lines).best(left, OF_ACCOUNTS);
        found.forEach((field, candidate) -> fields.put(field.word(), candidate.column().name()));
        if (fields.isEmpty()) {
            return false;
        }
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("file", other.file());
        table.put("rows", "accounts");
        table.put("account", key.name());
        table.put("fields", fields);
        draft.propose(
                "tables." + name,
                table,
                Confidence.UNSURE,
                Why.of("beside.accounts", key.name(), known.orElseThrow().name()));
        return true;
    }

    /** The column that holds most of the other's ids; of several the one that is called so. */
    static Optional<Column> shared(Sample sample, String meant, Column ids) {
        return sample.columns().stream()
                .filter(c -> !c.isInstant() && !c.isText() && !c.isBlank())
                .filter(c -> c.distinct() > 1 || ids.distinct() == 1)
                .filter(c -> c.shareOfValues(ids.counts()::containsKey) >= SHARED)
                .max(
                        Comparator.comparingDouble(
                                (Column c) ->
                                        100 * c.shareOfValues(ids.counts()::containsKey)
                                                + Vocabulary.SHIPPED.header(meant, c.name())
                                                + (c.name().equals(ids.name()) ? 100 : 0)));
    }

    private void unread(Sample other, Why why) {
        Map<String, Object> unread = new LinkedHashMap<>();
        if (draft.find("unread").orElse(Map.of()) instanceof Map<?, ?> known) {
            known.forEach((file, reason) -> unread.put(String.valueOf(file), reason));
        }
        unread.put(other.file(), SuggestionText.english().say(why));
        draft.put("unread", unread);
        draft.ask("unread", why, List.of());
    }

    /** Of the file's name, in small letters; of two alike the second gets a number. */
    private String name(Sample other) {
        String bare =
                other.file()
                        .replaceFirst("\\..*", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-+|-+$", "");
        String base = bare.isEmpty() ? "table" : bare;
        String name = base;
        for (int i = 2; names.contains(name); i++) {
            name = base + "-" + i;
        }
        names.add(name);
        return name;
    }
}
