package io.amends.history.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text's own words with their places: what the sender quotes from others and their signature are
 * left out.
 */
final class Words {

    /** Below here stands somebody else's text, or who the sender is. */
    private static final Pattern END =
            Pattern.compile(
                    "(?im)[ \\t]*(?:--[ \\t]*$"
                            + "|-{2,}[ \\t]*(?:original message|urspr[üu]ngliche nachricht).*"
                            + "|on .{4,80} wrote:|am .{4,80} schrieb .{0,80}:"
                            + "|(?:kind|best|warm) regards\\b.*|regards,?[ \\t]*$|sincerely,?[ \\t]*$"
                            + "|mit freundlichen gr[üu](?:ß|ss)en.*|(?:viele|beste|freundliche) gr[üu](?:ß|ss)e.*"
                            + "|sent from my .*|gesendet von .*)");

    /** The two letters that a line matched by {@link #END} begins with, blanks aside. */
    private static final Set<String> BEGINS_END =
            Set.of("--", "on", "am", "ki", "be", "wa", "re", "si", "mi", "vi", "fr", "se", "ge");

    private static final int LONGEST_TEXT = 200_000;

    private final List<String> words = new ArrayList<>();

    /** Of each word: from, to, and the clause it stands in. */
    private int[] places = new int[3 * 32];

    private Words() {}

    static Words of(String text) {
        Words words = new Words();
        String own = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        words.scan(own, end(own));
        return words;
    }

    /** Looks only at lines whose first letter may be the end's: every message comes through here. */
    private static int end(String text) {
        @Nullable Matcher end = null;
        int length = text.length();
        for (int line = 0; line < length; line = nextLine(text, line)) {
            int first = line;
            while (first < length && (text.charAt(first) == ' ' || text.charAt(first) == '\t')) {
                first++;
            }
            if (first + 2 <= length
                    && BEGINS_END.contains(
                            text.substring(first, first + 2).toLowerCase(Locale.ROOT))) {
                end = end == null ? END.matcher(text).useAnchoringBounds(false) : end;
                if (end.region(line, length).lookingAt()) {
                    return line;
                }
            }
        }
        return length;
    }

    private static int nextLine(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\n', '\u0085', '\u2028', '\u2029' -> {
                    return i + 1;
                }
                case '\r' -> {
                    return i + 1 < text.length() && text.charAt(i + 1) == '\n' ? i + 2 : i + 1;
                }
                default -> {}
            }
        }
        return text.length();
    }

    private void scan(String text, int length) {
        int clause = 0;
        boolean lineStart = true;
        for (int i = 0; i < length; ) {
            char c = text.charAt(i);
            if (lineStart && c == '>') {
                int newline = text.indexOf('\n', i);
                i = newline < 0 ? length : newline;
                continue;
            }
            if (isWordPart(c) || (c == '#' && i + 1 < length && isWordPart(text.charAt(i + 1)))) {
                int end = i + 1;
                while (end < length && (isWordPart(text.charAt(end)) || joins(text, end, length))) {
                    end++;
                }
                add(text, i, end, clause);
                i = end;
                lineStart = false;
                continue;
            }
            if (endsClause(c)) {
                clause++;
            }
            lineStart = c == '\n' || (lineStart && (c == ' ' || c == '\t'));
            i++;
        }
    }

    private void add(String text, int from, int to, int clause) {
        int at = 3 * words.size();
        if (at == places.length) {
            places = Arrays.copyOf(places, 2 * at);
        }
        places[at] = from;
        places[at + 1] = to;
        places[at + 2] = clause;
        words.add(text.substring(from, to).toLowerCase(Locale.ROOT).replace('’', '\''));
    }

    private static boolean endsClause(char c) {
        return c == '.' || c == '!' || c == '?' || c == ';' || c == ',' || c == ':';
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c);
    }

    /** Between letters, as in don't, 8.2.1 and follow-up. */
    private static boolean joins(String text, int at, int length) {
        char c = text.charAt(at);
        return (c == '\'' || c == '’' || c == '-' || c == '.' || c == '_')
                && at + 1 < length
                && isWordPart(text.charAt(at + 1))
                && (c != '.' || Character.isDigit(text.charAt(at + 1)));
    }

    int count() {
        return words.size();
    }

    String word(int index) {
        return words.get(index);
    }

    int start(int index) {
        return places[3 * index];
    }

    int end(int index) {
        return places[3 * index + 1];
    }

    /** Whether what one word denies can be about the other: "if it is not solved, we will cancel". */
    boolean sameClause(int a, int b) {
        return places[3 * a + 2] == places[3 * b + 2];
    }
}
