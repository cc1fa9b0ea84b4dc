package io.amends.history.lexicon;

import io.amends.core.timeline.Detection;
import io.amends.core.timeline.Detection.Rule;
import io.amends.history.lexicon.Lexicon.Entry;
import io.amends.history.lexicon.Lexicon.Negations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Phrases as a tree of words. From each word of a text as many are followed as some phrase is long,
 * so a text is read once.
 */
final class PhraseTree {

    private static final int NEGATION_BEFORE = 4;
    private static final int NEGATION_AFTER = 2;

    private final Node root = new Node();

    private record Leaf(Entry entry, Negations negations, String key) {}

    private record Hit(Leaf leaf, int last) {}

    private record Beginning(String text, Node next) {}

    private static final class Node {
        private final Map<String, Node> exact = new HashMap<>();
        private final Map<String, Node> beginnings = new LinkedHashMap<>();
        private final Map<Character, List<Beginning>> byFirst = new HashMap<>();
        private @Nullable Node number;
        private @Nullable Node any;
        private final List<Leaf> leaves = new ArrayList<>();

        Node step(String word) {
            if (word.equals("*")) {
                any = any == null ? new Node() : any;
                return any;
            }
            if (word.equals("<n>")) {
                number = number == null ? new Node() : number;
                return number;
            }
            return word.endsWith("*")
                    ? beginnings.computeIfAbsent(
                            word.substring(0, word.length() - 1), this::beginning)
                    : exact.computeIfAbsent(word, w -> new Node());
        }

        private Node beginning(String text) {
            Node next = new Node();
            byFirst.computeIfAbsent(text.charAt(0), c -> new ArrayList<>())
                    .add(new Beginning(text, next));
            return next;
        }

        boolean isEnd() {
            return exact.isEmpty() && beginnings.isEmpty() && number == null && any == null;
        }
    }

    void add(Entry entry, Negations negations) {
        Node node = root;
        for (String word : entry.words()) {
            node = node.step(word);
        }
        node.leaves.add(new Leaf(entry, negations, entry.rule() + entry.name()));
    }

    /** The hits in the text's order; of one entry's that overlap, the longest. */
    List<Detection> in(String text) {
        if (text.isBlank() || isEmpty()) {
            return List.of();
        }
        Words words = Words.of(text);
        List<Detection> found = new ArrayList<>();
        Map<String, Integer> coveredTo = new HashMap<>();
        Map<String, Hit> longest = new HashMap<>();
        for (int from = 0; from < words.count(); from++) {
            follow(root, words, from, longest);
            if (longest.isEmpty()) {
                continue;
            }
            List<Hit> hits = longest.values().stream().sorted(PhraseTree::compare).toList();
            longest.clear();
            for (Hit hit : hits) {
                Entry entry = hit.leaf().entry();
                String key = hit.leaf().key();
                if (coveredTo.getOrDefault(key, -1) < from && !isNegated(words, from, hit)) {
                    coveredTo.put(key, hit.last());
                    int start = words.start(from);
                    found.add(
                            new Detection(
                                    entry.rule(),
                                    entry.name(),
                                    start,
                                    words.end(hit.last()) - start));
                }
            }
        }
        return found;
    }

    private static int compare(Hit a, Hit b) {
        int byRule = a.leaf().entry().rule().compareTo(b.leaf().entry().rule());
        return byRule != 0 ? byRule : a.leaf().entry().name().compareTo(b.leaf().entry().name());
    }

    private boolean isEmpty() {
        return root.exact.isEmpty() && root.beginnings.isEmpty();
    }

    private static void follow(Node node, Words words, int at, Map<String, Hit> longest) {
        for (Leaf leaf : node.leaves) {
            longest.merge(
                    leaf.key(), new Hit(leaf, at - 1), (a, b) -> a.last() >= b.last() ? a : b);
        }
        if (at >= words.count() || node.isEnd()) {
            return;
        }
        String word = words.word(at);
        @Nullable Node exact = node.exact.get(word);
        if (exact != null) {
            follow(exact, words, at + 1, longest);
        }
        for (Beginning beginning : node.byFirst.getOrDefault(word.charAt(0), List.of())) {
            if (word.startsWith(beginning.text())) {
                follow(beginning.next(), words, at + 1, longest);
            }
        }
        if (node.number != null && word.chars().anyMatch(c -> c >= '0' && c <= '9')) {
            follow(node.number, words, at + 1, longest);
        }
        if (node.any != null) {
            follow(node.any, words, at + 1, longest);
        }
    }

    /** Only wishes and claims can be denied; that somebody repeated themselves rarely is. */
    private static boolean isNegated(Words words, int from, Hit hit) {
        Rule rule = hit.leaf().entry().rule();
        if (rule != Rule.CUSTOMER_REQUEST && rule != Rule.COMPLIANCE) {
            return false;
        }
        Negations negations = hit.leaf().negations();
        for (int i = from - 1; i >= 0 && i >= from - NEGATION_BEFORE; i--) {
            if (!words.sameClause(i, from)) {
                break;
            }
            if (negations.before().contains(words.word(i))) {
                return true;
            }
        }
        for (int i = hit.last() + 1; i < words.count() && i <= hit.last() + NEGATION_AFTER; i++) {
            if (!words.sameClause(i, from)) {
                break;
            }
            if (negations.after().contains(words.word(i))) {
                return true;
            }
        }
        return false;
    }
}
