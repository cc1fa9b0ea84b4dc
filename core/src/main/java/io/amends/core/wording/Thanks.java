package io.amends.core.wording;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A last "thanks", English and German: it asks for nothing, so nothing is opened again by it. */
public final class Thanks {

    private static final Set<String> THANKS =
            Set.of("thanks", "thank", "thx", "cheers", "danke", "dank", "dankeschön", "merci");

    private static final Set<String> POLITE =
            setOf(
                    """
                    you a lot so very much many for your the all help and great perfect good job
                    quick fast solution reply answer hi hello dear best kind regards have nice day
                    weekend ok okay it works now fine vielen herzlichen schönen für die das der ihre
                    hilfe und super prima toll schnelle lösung antwort gut mit freundlichen grüßen
                    viele grüße liebe beste tag hallo guten noch einen schönes wochenende alles klar
                    nochmals sehr geehrte es jetzt funktioniert läuft
                    """);

    /** "Thanks, but it still does not work." */
    private static final Set<String> TURNS =
            setOf(
                    """
                    but not no still however again aber nicht kein keine immer wieder trotzdem
                    leider unfortunately error fehler doesn isn can cannot won please bitte
                    """);

    private Thanks() {}

    /**
     * Whether a message says thanks and nothing that asks for anything. What it quotes and what stands
     * under its signature mark does not count; up to three words beside, such as names, do no harm.
     */
    public static boolean alone(String text) {
        String own = own(text);
        List<String> words = words(own);
        long others =
                words.stream().filter(w -> !THANKS.contains(w) && !POLITE.contains(w)).count();
        return words.stream().anyMatch(THANKS::contains)
                && others <= 3
                && !own.contains("?")
                && words.stream().noneMatch(TURNS::contains);
    }

    /** Without what it quotes and what stands under its signature mark. */
    private static String own(String text) {
        return text.lines()
                .takeWhile(line -> !isMark(line.strip()))
                .filter(line -> !line.startsWith(">"))
                .collect(Collectors.joining(" "));
    }

    private static List<String> words(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Set<String> setOf(String words) {
        return Set.of(words.strip().split("\\s+"));
    }

    /** Where the signature or the quoted message begins. */
    private static boolean isMark(String line) {
        return line.equals("--")
                || line.startsWith("-----")
                || line.matches("(?i)(on|am) .*(wrote|schrieb).*:?");
    }
}
