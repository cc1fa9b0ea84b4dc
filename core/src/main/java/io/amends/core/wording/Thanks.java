package io.amends.core.wording;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A last "thanks", English and German: it asks for nothing, so nothing is opened again by it. */
public final class Thanks {

    private static final Set<String> THANKS =
            Set.of("thanks", "thank", "thx", "cheers", "danke", "dank", "dankeschön", "merci");

    private static final Set<String> POLITE =
            Set.of(
                    "you",
                    "a",
                    "lot",
                    "so",
                    "very",
                    "much",
                    "many",
                    "for",
                    "your",
                    "the",
                    "all",
                    "help",
                    "and",
                    "great",
                    "perfect",
                    "good",
                    "job",
                    "quick",
                    "fast",
                    "solution",
                    "reply",
                    "answer",
                    "hi",
                    "hello",
                    "dear",
                    "best",
                    "kind",
                    "regards",
                    "have",
                    "nice",
                    "day",
                    "weekend",
                    "ok",
                    "okay",
                    "it",
                    "works",
                    "now",
                    "fine",
                    "vielen",
                    "herzlichen",
                    "schönen",
                    "für",
                    "die",
                    "das",
                    "der",
                    "ihre",
                    "hilfe",
                    "und",
                    "super",
                    "prima",
                    "toll",
                    "schnelle",
                    "lösung",
                    "antwort",
                    "gut",
                    "mit",
                    "freundlichen",
                    "grüßen",
                    "viele",
                    "grüße",
                    "liebe",
                    "beste",
                    "tag",
                    "hallo",
                    "guten",
                    "noch",
                    "einen",
                    "schönes",
                    "wochenende",
                    "alles",
                    "klar",
                    "nochmals",
                    "sehr",
                    "geehrte",
                    "es",
                    "jetzt",
                    "funktioniert",
                    "läuft");

    private Thanks() {}

    /**
     * Whether a message says thanks and nothing that asks for anything. What it quotes and what stands
     * under its signature mark does not count; up to three words beside, such as names, do no harm.
     */
    public static boolean alone(String text) {
        List<String> words = words(text);
        long others =
                words.stream().filter(w -> !THANKS.contains(w) && !POLITE.contains(w)).count();
        return words.stream().anyMatch(THANKS::contains)
                && others <= 3
                && !text.contains("?")
                && words.stream().noneMatch(Thanks::turns);
    }

    /** "Thanks, but it still does not work." */
    private static boolean turns(String word) {
        return Set.of(
                        "but",
                        "not",
                        "no",
                        "still",
                        "however",
                        "again",
                        "aber",
                        "nicht",
                        "kein",
                        "keine",
                        "immer",
                        "wieder",
                        "trotzdem",
                        "leider",
                        "unfortunately",
                        "error",
                        "fehler",
                        "doesn",
                        "isn",
                        "can",
                        "cannot",
                        "won",
                        "please",
                        "bitte")
                .contains(word);
    }

    private static List<String> words(String text) {
        String own =
                text.lines()
                        .takeWhile(line -> !isMark(line.strip()))
                        .filter(line -> !line.startsWith(">"))
                        .reduce("", (all, line) -> all + " " + line);
        return Stream.of(own.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Where the signature or the quoted message begins. */
    private static boolean isMark(String line) {
        return line.equals("--")
                || line.startsWith("-----")
                || line.matches("(?i)(on|am) .*(wrote|schrieb).*:?");
    }
}
