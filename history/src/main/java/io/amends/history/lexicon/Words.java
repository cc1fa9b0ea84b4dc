package io.amends.history.lexicon;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text's own words with their places: what the sender quotes from others and their signature are
 * left out.
 */
final class Words {

    /** Below here stands somebody else's text, or who the sender is. */
    private static final Pattern END =
            Pattern.compile(
                    "(?im)^[ \\t]*(?:--[ \\t]*$"
                            + "|-{2,}[ \\t]*(?:original message|urspr[üu]ngliche nachricht).*"
                            + "|on .{4,80} wrote:|am .{4,80} schrieb .{0,80}:"
                            + "|(?:kind|best|warm) regards\\b.*|regards,?[ \\t]*$|sincerely,?[ \\t]*$"
                            + "|mit freundlichen gr[üu](?:ß|ss)en.*|(?:viele|beste|freundliche) gr[üu](?:ß|ss)e.*"
                            + "|sent from my .*|gesendet von .*)");

    private static final int LONGEST_TEXT = 200_000;

    private final List<String> words = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();
    private final List<Integer> clauses = new ArrayList<>();

    private Words() {}

    static Words of(String text) {
        Words words = new Words();
        String own = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        Matcher end = END.matcher(own);
        words.scan(own, end.find() ? end.start() : own.length());
        return words;
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
        words.add(text.substring(from, to).toLowerCase(Locale.ROOT).replace('’', '\''));
        starts.add(from);
        ends.add(to);
        clauses.add(clause);
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
        return starts.get(index);
    }

    int end(int index) {
        return ends.get(index);
    }

    /** Whether what one word denies can be about the other: "if it is not solved, we will cancel". */
    boolean sameClause(int a, int b) {
        return clauses.get(a).equals(clauses.get(b));
    }
}
