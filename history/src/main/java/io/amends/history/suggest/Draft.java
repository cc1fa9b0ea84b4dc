package io.amends.history.suggest;

import io.amends.history.mapping.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mapping document in the making: entries in the order in which a mapping is read, with reasons. */
final class Draft {

    private static final List<String> ORDER =
            List.of(
                    "mapping",
                    "version",
                    "zone",
                    "format",
                    "tiers",
                    "calendars",
                    "statuses",
                    "system-users",
                    "priorities",
                    "severities",
                    "lookups",
                    "unread",
                    "tables",
                    "provides",
                    "calendar-events",
                    "source-measures");

    private final Map<String, Object> root = new LinkedHashMap<>();
    private final Map<String, Proposal> proposals = new LinkedHashMap<>();
    private final List<Question> questions = new ArrayList<>();

    static Draft of(Map<String, Object> document, List<Proposal> proposals, List<Question> asked) {
        Draft draft = new Draft();
        draft.root.putAll(copy(document));
        proposals.forEach(proposal -> draft.proposals.put(proposal.path(), proposal));
        draft.questions.addAll(asked);
        return draft;
    }

    /** An entry that needs no reason. */
    void put(String path, Object value) {
        String[] keys = path.split("\\.", -1);
        Map<String, Object> at = root;
        for (int i = 0; i < keys.length - 1; i++) {
            at = child(at, keys[i]);
        }
        at.put(keys[keys.length - 1], value);
    }

    void propose(String path, Object value, Confidence sure, Why why, List<?> alternatives) {
        put(path, value);
        proposals.put(
                path,
                new Proposal(
                        path,
                        MappingYaml.inline(value),
                        why,
                        sure,
                        alternatives.stream().map(MappingYaml::inline).toList()));
    }

    void propose(String path, Object value, Confidence sure, Why why) {
        propose(path, value, sure, why, List.of());
    }

    void ask(String path, Why asks, List<?> answers) {
        questions.add(new Question(path, asks, answers.stream().map(MappingYaml::inline).toList()));
    }

    void remove(String path) {
        int last = path.lastIndexOf('.');
        Object holder = last < 0 ? root : find(path.substring(0, last)).orElse(Map.of());
        if (holder instanceof Map<?, ?> map) {
            map.remove(path.substring(last + 1));
            proposals.keySet().removeIf(p -> p.equals(path) || p.startsWith(path + "."));
        }
    }

    void settle(String path) {
        questions.removeIf(question -> question.path().equals(path));
        proposals.keySet().removeIf(p -> p.startsWith(path + "."));
    }

    /** An entry of another draft with its reasons and questions. */
    void adopt(Draft other, String path) {
        other.find(path).ifPresent(value -> put(path, value));
        other.proposals.forEach(
                (where, proposal) -> {
                    if (where.equals(path) || where.startsWith(path + ".")) {
                        proposals.put(where, proposal);
                    }
                });
        other.questions.stream()
                .filter(q -> q.path().equals(path) || q.path().startsWith(path + "."))
                .filter(q -> !questions.contains(q))
                .forEach(questions::add);
    }

    Optional<Object> find(String path) {
        Object at = root;
        for (String key : path.split("\\.", -1)) {
            if (!(at instanceof Map<?, ?> map) || !map.containsKey(key)) {
                return Optional.empty();
            }
            at = map.get(key);
        }
        return Optional.of(at);
    }

    boolean has(String path) {
        return find(path).isPresent();
    }

    List<Proposal> proposals() {
        return List.copyOf(proposals.values());
    }

    List<Question> questions() {
        return List.copyOf(questions);
    }

    /** In the order in which a mapping is read. */
    Map<String, Object> document() {
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (String key : ORDER) {
            if (root.containsKey(key)) {
                ordered.put(key, root.get(key));
            }
        }
        Map<String, Object> document = copy(ordered);
        if (document.get("tables") instanceof Map<?, ?> tables) {
            tables.values().forEach(Draft::sortFields);
        }
        return document;
    }

    /** The contact's state first, then what it is about, then who did what. */
    @SuppressWarnings("unchecked")
    private static void sortFields(Object table) {
        if (table instanceof Map<?, ?> entries
                && entries.get("fields") instanceof Map<?, ?> found) {
            Map<String, Object> fields = (Map<String, Object>) found;
            Map<String, Object> sorted = new LinkedHashMap<>();
            fields.keySet().stream()
                    .sorted(Comparator.comparingInt(Draft::place))
                    .forEach(word -> sorted.put(word, fields.get(word)));
            fields.clear();
            fields.putAll(sorted);
        }
    }

    private static int place(String word) {
        return Field.find(word).map(Field::ordinal).orElse(Integer.MAX_VALUE);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> at, String key) {
        Object child = at.get(key);
        if (!(child instanceof Map)) {
            child = new LinkedHashMap<String, Object>();
            at.put(key, child);
        }
        return (Map<String, Object>) child;
    }

    private static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach(
                (key, value) ->
                        copy.put(
                                String.valueOf(key),
                                value instanceof Map<?, ?> inner ? copy(inner) : value));
        return copy;
    }
}
