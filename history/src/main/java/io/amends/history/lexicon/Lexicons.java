package io.amends.history.lexicon;

import io.amends.core.timeline.Detection;
import io.amends.core.timeline.Detection.Rule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Phrase lists of several languages, looked for at once in a single pass over a text ({@code
 * docs/lexicons.md}). What they find are hints, never verdicts. Immutable and thread-safe.
 */
public final class Lexicons {

    /** Looks for nothing. */
    public static final Lexicons NONE = new Lexicons(List.of());

    private static final Set<Rule> CUSTOMERS =
            EnumSet.of(
                    Rule.CUSTOMER_REQUEST,
                    Rule.COMPLIANCE,
                    Rule.REPEATED_THEMSELVES,
                    Rule.INFORMATION_GIVEN);

    private final List<Lexicon> lexicons;
    private final PhraseTree customers;
    private final PhraseTree ours;

    private Lexicons(List<Lexicon> lexicons) {
        this.lexicons = List.copyOf(lexicons);
        this.customers = new PhraseTree();
        this.ours = new PhraseTree();
        for (Lexicon lexicon : lexicons) {
            lexicon.entries()
                    .forEach(
                            entry ->
                                    (CUSTOMERS.contains(entry.rule()) ? customers : ours)
                                            .add(entry, lexicon.negations()));
        }
    }

    /** The lists that come with Amends: English and German. */
    public static Lexicons standard() {
        return Shipped.LEXICONS;
    }

    /** Lists of one's own, each a document of the shape of the shipped ones. */
    public static Lexicons read(List<Path> documents) {
        return new Lexicons(documents.stream().map(LexiconDocument::read).toList());
    }

    /** Language and version of each list, such as {@code en v1}, for the report. */
    public List<String> versions() {
        return lexicons.stream().map(l -> l.language() + " v" + l.version()).toList();
    }

    /** What a customer's message hints at, in the order of the text. */
    public List<Detection> inCustomersText(String text) {
        return customers.in(text);
    }

    /** What a message to a customer hints at, in the order of the text. */
    public List<Detection> inOurText(String text) {
        return ours.in(text);
    }

    private static final class Shipped {
        static final Lexicons LEXICONS =
                new Lexicons(
                        new ArrayList<>(
                                List.of(
                                        LexiconDocument.shipped("en.yaml"),
                                        LexiconDocument.shipped("de.yaml"))));
    }
}
