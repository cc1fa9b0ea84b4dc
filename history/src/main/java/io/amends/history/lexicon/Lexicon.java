package io.amends.history.lexicon;

import io.amends.core.timeline.Detection.Rule;
import java.util.List;
import java.util.Set;

/**
 * One language's phrases.
 *
 * @param version counts up with every edit
 */
record Lexicon(String language, int version, Negations negations, List<Entry> entries) {

    /**
     * Words that turn a wish into its opposite.
     *
     * @param before within four words before the phrase, in its sentence
     * @param after within two words after it
     */
    record Negations(Set<String> before, Set<String> after) {
        Negations {
            before = Set.copyOf(before);
            after = Set.copyOf(after);
        }
    }

    /**
     * @param name what a hit is called, such as {@code en.cancel}
     * @param words the phrase, word by word; {@code x*} any word that begins with x, {@code <n>} any
     *     with a digit, {@code *} any at all
     */
    record Entry(Rule rule, String name, List<String> words) {
        Entry {
            words = List.copyOf(words);
        }
    }

    Lexicon {
        entries = List.copyOf(entries);
    }
}
