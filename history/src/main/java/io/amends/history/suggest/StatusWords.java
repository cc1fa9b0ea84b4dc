package io.amends.history.suggest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the values of the status mean: in which nobody owns a contact, which end it, in which it waits
 * on whom. A status may be two columns, the second saying more closely what the first says.
 */
final class StatusWords {

    static final String JOIN = "/";

    private static final List<String> MEANINGS =
            List.of("unowned", "resolved", "closed", "waiting-customer", "waiting-third-party");

    /** Beside a word in thousands of contacts, the same meaning in fewer than so many is asked. */
    private static final int FEW = 5;

    private static final int SELDOM = 1_000;

    private final Vocabulary words = Vocabulary.SHIPPED;
    private final Column status;
    private final Optional<Column> sub;
    private final List<String[]> rows;
    private final Contacts contacts;

    StatusWords(Column status, Optional<Column> sub, List<String[]> rows, Contacts contacts) {
        this.status = status;
        this.sub = sub;
        this.rows = rows;
        this.contacts = contacts;
    }

    /** Puts the lists into the draft, with what they rest on and what has to be asked. */
    void propose(Draft draft, Optional<Column> person) {
        Map<String, Integer> seen = seen();
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (String meaning : MEANINGS) {
            List<String> list = sub.isPresent() ? joined(meaning, seen) : single(meaning);
            lists.put(meaning, new ArrayList<>(list));
        }
        lists.getOrDefault("waiting-third-party", List.of())
                .forEach(both -> lists.getOrDefault("waiting-customer", List.of()).remove(both));
        List<String> emptied = person.map(this::leftByPeople).orElse(List.of());
        for (String meaning : MEANINGS) {
            List<String> list = lists.getOrDefault(meaning, List.of());
            if (meaning.equals("resolved")) {
                list.removeAll(lists.getOrDefault("closed", List.of()));
                list = withoutSeldom(draft, list);
            }
            if (!list.isEmpty()) {
                draft.propose(
                        "statuses." + meaning,
                        list,
                        list.stream().anyMatch(words::isUnsureStatus)
                                ? Confidence.UNSURE
                                : Confidence.SURE,
                        Why.of("status." + meaning, name()));
            }
        }
        askOwner(draft, lists.getOrDefault("unowned", List.of()), emptied);
        askWaiting(draft, lists, seen);
    }

    private String name() {
        return sub.map(s -> status.name() + JOIN + s.name()).orElse(status.name());
    }

    private Map<String, Integer> seen() {
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (String[] row : rows) {
            String first = row[status.place()];
            String second = sub.map(column -> row[column.place()]).orElse("");
            if (!first.isEmpty() || !second.isEmpty()) {
                seen.merge(
                        first.isEmpty() || second.isEmpty()
                                ? first + second
                                : first + JOIN + second,
                        1,
                        Integer::sum);
            }
        }
        return seen;
    }

    private List<String> single(String meaning) {
        return status.values().stream().filter(v -> words.isStatus(meaning, v)).toList();
    }

    /** What the first column says holds for all of it; else the second decides. */
    private List<String> joined(String meaning, Map<String, Integer> seen) {
        List<String> list = new ArrayList<>();
        for (String value : status.values()) {
            if (words.isStatus(meaning, value)) {
                list.add("/^" + regex(value) + "/");
            }
        }
        seen.keySet().stream()
                .filter(value -> list.stream().noneMatch(known -> covers(known, value)))
                .filter(value -> value.contains(JOIN))
                .filter(value -> words.isStatus(meaning, value.substring(value.indexOf(JOIN) + 1)))
                .forEach(list::add);
        return list;
    }

    private static boolean covers(String pattern, String value) {
        return pattern.startsWith("/")
                && Pattern.compile(pattern.substring(1, pattern.length() - 1))
                        .matcher(value)
                        .find();
    }

    private static String regex(String text) {
        return text.replaceAll("([\\\\.\\[\\]{}()*+?^$|])", "\\\\$1");
    }

    /** RESOLVED in 2 of 4,580 tickets beside "Resolve ticket" in all others is another thing's state. */
    private List<String> withoutSeldom(Draft draft, List<String> list) {
        if (sub.isPresent() || list.size() < 2) {
            return list;
        }
        List<String> kept = new ArrayList<>();
        List<String> seldom = new ArrayList<>();
        for (String value : list) {
            long with = contacts.with(status, value);
            (with < FEW && contacts.size() > SELDOM ? seldom : kept).add(value);
        }
        if (kept.isEmpty() || seldom.isEmpty()) {
            return list;
        }
        draft.ask(
                "statuses.resolved",
                Why.of("ask.seldom", String.join(", ", seldom), String.valueOf(FEW)),
                List.of());
        return kept;
    }

    /** Statuses in which the person is nearly always blank, though mostly somebody is named. */
    private List<String> leftByPeople(Column person) {
        if (person.filled() < 0.6 * rows.size()) {
            return List.of();
        }
        Map<String, int[]> blank = new LinkedHashMap<>();
        for (String[] row : rows) {
            int[] counted = blank.computeIfAbsent(row[status.place()], key -> new int[2]);
            counted[0]++;
            counted[1] += row[person.place()].isEmpty() ? 1 : 0;
        }
        return blank.entrySet().stream()
                .filter(e -> !e.getKey().isEmpty() && e.getValue()[0] >= 5)
                .filter(e -> e.getValue()[1] >= 0.9 * e.getValue()[0])
                .map(Map.Entry::getKey)
                .toList();
    }

    private void askOwner(Draft draft, List<String> unowned, List<String> emptied) {
        List<String> more = emptied.stream().filter(v -> !unowned.contains(v)).toList();
        if (!more.isEmpty() && sub.isEmpty()) {
            draft.ask(
                    "statuses.unowned",
                    Why.of("ask.unowned", String.join(", ", more)),
                    List.of(more));
        }
    }

    private void askWaiting(
            Draft draft, Map<String, List<String>> lists, Map<String, Integer> seen) {
        List<String> open =
                seen.keySet().stream()
                        .filter(
                                value ->
                                        words.isUnsureStatus(
                                                value.substring(value.indexOf(JOIN) + 1)))
                        .filter(
                                value ->
                                        lists.values().stream()
                                                .noneMatch(list -> list.contains(value)))
                        .toList();
        if (!open.isEmpty()) {
            draft.ask(
                    "statuses.waiting-customer",
                    Why.of("ask.waiting", String.join(", ", open)),
                    List.of());
        }
    }
}
