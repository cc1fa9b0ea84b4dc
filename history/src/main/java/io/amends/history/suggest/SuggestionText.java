package io.amends.history.suggest;

import io.amends.history.report.Sentences;
import java.text.MessageFormat;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** A suggestion in plain sentences of one language, and as the document with comments. For one thread. */
public final class SuggestionText {

    private static final String BUNDLE = "io.amends.history.suggest.messages";
    private static final int SHOWN = 88;

    private final ResourceBundle bundle;
    private final Locale locale;
    private final Sentences facts;

    private SuggestionText(Locale locale) {
        this.locale = locale;
        this.bundle =
                ResourceBundle.getBundle(
                        BUNDLE,
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        this.facts = Sentences.in(locale, ZoneId.of("UTC"));
    }

    public static SuggestionText in(Locale locale) {
        return new SuggestionText(locale);
    }

    static SuggestionText english() {
        return new SuggestionText(Locale.ENGLISH);
    }

    /** The sentence of a reason, a question or a fact. */
    public String say(Why why) {
        return say(why.code(), why.values().toArray());
    }

    /** Whether there is a sentence. */
    boolean has(String code) {
        return bundle.containsKey(code);
    }

    private String say(String code, Object... values) {
        return bundle.containsKey(code)
                ? new MessageFormat(bundle.getString(code), locale).format(values)
                : code + " " + List.of(values);
    }

    /** What an audit would judge besides, in one sentence. */
    public String say(Unseen unseen) {
        List<String> more = new ArrayList<>();
        unseen.commitments().forEach(kind -> more.add(facts.word(kind)));
        unseen.modes().forEach(mode -> more.add(facts.word(mode)));
        return say(
                "unseen",
                facts.say("observable." + unseen.kind().name()),
                more.stream().distinct().collect(Collectors.joining(", ")));
    }

    /** Everything for a terminal; the next step is the caller's to say. */
    public String of(Suggestion suggestion) {
        StringBuilder text = new StringBuilder();
        line(text, heading(suggestion));
        suggestion.shape().ifPresent(shape -> line(text, say("shape.known", shape)));
        if (!suggestion.repeatedColumns().isEmpty()) {
            line(text, say("repeated", String.join(", ", suggestion.repeatedColumns())));
        }
        proposals(text, suggestion);
        questions(text, suggestion);
        previews(text, suggestion);
        unseen(text, suggestion);
        return printable(text.toString());
    }

    private String heading(Suggestion suggestion) {
        return say(
                suggestion.isOfWholeFile() ? "heading.whole" : "heading.sample",
                suggestion.file(),
                suggestion.format().name(),
                suggestion.delimiter().map(this::delimiter).orElse(""),
                facts.count(suggestion.sampled()),
                facts.count(suggestion.lines()),
                facts.count(suggestion.contacts()));
    }

    private String delimiter(char delimiter) {
        return say(
                "delimited",
                switch (delimiter) {
                    case '\t' -> say("delimited.tab");
                    case ',' -> say("delimited.comma");
                    case ';' -> say("delimited.semicolon");
                    default -> String.valueOf(delimiter);
                });
    }

    private void proposals(StringBuilder text, Suggestion suggestion) {
        title(text, "title.proposals");
        for (Proposal proposal : suggestion.proposals()) {
            line(
                    text,
                    "  "
                            + (proposal.isSure() ? "  " : "? ")
                            + shortened(proposal.path() + ": " + proposal.value()));
            line(text, "        " + say(proposal.why()));
            if (!proposal.isSure() && !proposal.alternatives().isEmpty()) {
                line(
                        text,
                        "        "
                                + say("alternatives", String.join(", ", proposal.alternatives())));
            }
        }
        line(text, "");
        line(text, "  " + say("legend"));
        if (suggestion.leftOut() > 0) {
            line(
                    text,
                    "  "
                            + say(
                                    "left-out.all",
                                    facts.count(suggestion.leftOut()),
                                    facts.count(suggestion.sampled())));
            suggestion.complaints().forEach(why -> line(text, "      " + say(why)));
        }
    }

    private static String shortened(String line) {
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }

    private void questions(StringBuilder text, Suggestion suggestion) {
        if (suggestion.questions().isEmpty()) {
            return;
        }
        title(text, "title.questions");
        int number = 1;
        for (Question question : suggestion.questions()) {
            line(text, "  %d. %s: %s".formatted(number++, question.path(), say(question.asks())));
            if (!question.answers().isEmpty()) {
                line(text, "       " + say("answers", String.join("  |  ", question.answers())));
            }
        }
    }

    private void previews(StringBuilder text, Suggestion suggestion) {
        List<Preview> previews = suggestion.previews();
        if (previews.isEmpty()) {
            return;
        }
        title(text, "title.previews");
        DateTimeFormatter instants =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
                        .withZone(suggestion.mapping().zone());
        for (Preview preview : previews) {
            line(text, "  " + preview.contact());
            preview.lines()
                    .forEach(
                            fact ->
                                    line(
                                            text,
                                            "    "
                                                    + instants.format(fact.at())
                                                    + "  "
                                                    + say(fact.fact())));
            if (preview.further() > 0) {
                line(text, "    " + say("further", facts.count(preview.further())));
            }
        }
    }

    private void unseen(StringBuilder text, Suggestion suggestion) {
        List<Unseen> unseen = suggestion.unseen();
        if (unseen.isEmpty()) {
            return;
        }
        title(text, "title.unseen");
        unseen.forEach(one -> line(text, "  " + say(one)));
    }

    /** The document, with a comment above everything unsure and every open question. */
    public String yaml(Suggestion suggestion) {
        List<String> title = new ArrayList<>();
        title.add(say("yaml.title", suggestion.file()));
        title.add(say("yaml.unsure"));
        return MappingYaml.of(suggestion.document(), title, path -> comments(suggestion, path));
    }

    private List<String> comments(Suggestion suggestion, String path) {
        List<String> comments = new ArrayList<>();
        suggestion
                .proposal(path)
                .filter(proposal -> !proposal.isSure())
                .ifPresent(
                        proposal -> {
                            comments.add("unsure: " + clean(say(proposal.why())));
                            if (!proposal.alternatives().isEmpty()) {
                                comments.add(
                                        clean(
                                                say(
                                                        "alternatives",
                                                        String.join(
                                                                ", ", proposal.alternatives()))));
                            }
                        });
        for (Question question : suggestion.questions()) {
            if (question.path().equals(path)) {
                comments.add("question: " + clean(say(question.asks())));
                question.answers().forEach(answer -> comments.add("  " + clean(answer)));
            }
        }
        return comments;
    }

    private void title(StringBuilder text, String code) {
        line(text, "");
        line(text, say(code));
    }

    private static void line(StringBuilder text, String line) {
        text.append(line.stripTrailing()).append('\n');
    }

    private static String clean(String text) {
        return printable(text).replace('\n', ' ');
    }

    /** A source's text is data: what would steer a terminal or end a comment is shown, not obeyed. */
    private static String printable(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints()
                .forEach(
                        c -> {
                            if ((c != '\n' && Character.isISOControl(c))
                                    || c == 0x2028
                                    || c == 0x2029
                                    || Character.getType(c) == Character.FORMAT) {
                                shown.append("\\u%04x".formatted(c));
                            } else {
                                shown.appendCodePoint(c);
                            }
                        });
        return shown.toString();
    }
}
