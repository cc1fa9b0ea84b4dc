package io.amends.history.report;

import io.amends.core.timeline.Observable;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pieces that every part of the page is made of. */
final class Blocks {

    /** What stands where a figure does not exist. */
    static final String NONE = "–";

    private Blocks() {}

    /** Opens a section with its heading and its one sentence of explanation. */
    static void section(Page page, Sentences say, String id) {
        page.in("section", "id", id, "aria-labelledby", id + "-title");
        page.leaf("h2", say.say(id + ".title"), "id", id + "-title");
        if (say.has(id + ".lead")) {
            page.leaf("p", say.say(id + ".lead"), "class", "lead");
        }
    }

    /** Opens a block that is closed until asked for. */
    static void more(Page page, String summary) {
        page.in("details", "class", "more").leaf("summary", summary);
    }

    /** A share as counts, percentage and interval. */
    static String share(Sentences say, Report.@Nullable Share share) {
        Double value = share == null ? null : share.share();
        if (share == null || value == null) {
            return NONE;
        }
        return say.say(
                "share.whole",
                say.count(share.count()),
                say.count(share.of()),
                say.percent(value),
                interval(say, share));
    }

    /** The interval of a share, or nothing. */
    static String interval(Sentences say, Report.Share share) {
        Double low = share.low();
        Double high = share.high();
        return low == null || high == null
                ? ""
                : say.say("share.interval", say.percent(low), say.percent(high));
    }

    /** The interval of a share under a head that already says what it is. */
    static String range(Sentences say, Report.Share share) {
        Double low = share.low();
        Double high = share.high();
        return low == null || high == null
                ? NONE
                : say.say("range", say.percent(low), say.percent(high));
    }

    static String percent(Sentences say, Report.@Nullable Share share) {
        Double value = share == null ? null : share.share();
        return value == null ? NONE : say.percent(value);
    }

    /** A big percentage with what it is a share of beneath it. */
    static void figure(Page page, Sentences say, Report.Share share, String label, String css) {
        figure(page, say, share, label, css, null);
    }

    /**
     * @param to where its rows are, if anywhere
     */
    static void figure(
            Page page,
            Sentences say,
            Report.Share share,
            String label,
            String css,
            @Nullable String to) {
        page.in("div", "class", "figure " + css);
        page.leaf("span", label, "class", "label");
        boolean leads = to != null && share.count() > 0;
        page.leaf(
                leads ? "a" : "span",
                percent(say, share),
                "class",
                "value",
                "href",
                leads ? to : null,
                "data-count",
                leads ? String.valueOf(share.count()) : null);
        page.leaf(
                "span",
                share.of() == 0
                        ? say.say("share.of-none")
                        : say.say(
                                "share.beneath",
                                say.count(share.count()),
                                say.count(share.of()),
                                interval(say, share)),
                "class",
                "beneath");
        page.out();
    }

    /** A count, as a link where there is something to lead to. */
    static void count(Page page, Sentences say, long count, @Nullable String to) {
        if (to == null) {
            page.leaf("b", say.count(count));
        } else {
            page.leaf(
                    "a",
                    say.count(count),
                    "class",
                    "to-items",
                    "href",
                    to,
                    "data-count",
                    String.valueOf(count));
        }
    }

    /** Words that lead to as many items, in a line of such. */
    static void lead(Page page, String words, long count, @Nullable String to) {
        if (to != null) {
            page.leaf(
                    "a",
                    words,
                    "class",
                    "to-items",
                    "href",
                    to,
                    "data-count",
                    String.valueOf(count));
        }
    }

    /** Why something could not be judged and what to map to see it; never a zero. */
    static void notJudged(Page page, Sentences say, String what, Collection<Observable> needs) {
        page.in("div", "class", "unseen").leaf("p", unseen(say, what, needs)).out();
    }

    static String unseen(Sentences say, String what, Collection<Observable> needs) {
        return needs.isEmpty()
                ? say.say("unseen.plain", what)
                : say.say("unseen.because", what, either(say, needs), declared(needs));
    }

    /** A chip: a word with a colour and a sign, so that the colour is never alone. */
    static void chip(Page page, String text, String css) {
        page.leaf("span", text, "class", "chip " + css);
    }

    /** A duration, or a dash. */
    static String seconds(Sentences say, @Nullable Number seconds) {
        return seconds == null ? NONE : say.duration(seconds.doubleValue());
    }

    private static String either(Sentences say, Collection<Observable> needs) {
        List<String> words = needs.stream().sorted().map(say::fact).toList();
        int last = words.size() - 1;
        return last == 0
                ? words.getFirst()
                : say.say("list.or", String.join(", ", words.subList(0, last)), words.getLast());
    }

    /** As a mapping's {@code provides} names them. */
    private static String declared(Collection<Observable> needs) {
        return needs.stream()
                .sorted()
                .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }
}
