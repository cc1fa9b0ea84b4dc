package io.amends.core.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words that a support team uses among itself, with what a customer understands instead. */
public final class Jargon {

    /**
     * @param word as it was found
     * @param instead what says the same in plain words, in the same language
     */
    public record Found(String word, String instead) {}

    private static final List<Found> ENGLISH =
            List.of(
                    new Found("sla", "the time we agreed"),
                    new Found("rca", "what caused it"),
                    new Found("root cause analysis", "finding out what caused it"),
                    new Found("tier 1", "the first team"),
                    new Found("tier 2", "our specialists"),
                    new Found("tier 3", "our engineers"),
                    new Found("t1", "the first team"),
                    new Found("t2", "our specialists"),
                    new Found("t3", "our engineers"),
                    new Found("l1", "the first team"),
                    new Found("l2", "our specialists"),
                    new Found("l3", "our engineers"),
                    new Found("p1", "our most urgent cases"),
                    new Found("sev1", "our most urgent cases"),
                    new Found("eta", "when it will be done"),
                    new Found("eod", "by the end of the day, with the time"),
                    new Found("backend", "the part of our service you do not see"),
                    new Found("back end", "the part of our service you do not see"),
                    new Found("hotfix", "a correction"),
                    new Found("rollback", "we went back to the former version"),
                    new Found("deployment", "the new version"),
                    new Found("regression", "something that worked before and stopped working"),
                    new Found("repro", "make it happen here"),
                    new Found("reproduce the issue", "make it happen here"),
                    new Found("known issue", "a fault we know, and when it will be corrected"),
                    new Found("works as designed", "why it is like that, and what you can do"),
                    new Found("workaround", "another way to get there in the meantime"),
                    new Found("triage", "looking at what it is"),
                    new Found("escalation path", "who looks after it next"),
                    new Found("ticket was bounced", "it went back to the other team"),
                    new Found("queue", "who has it now"),
                    new Found("per policy", "the reason behind the rule"));

    private static final List<Found> GERMAN =
            List.of(
                    new Found("1st level", "das erste Team"),
                    new Found("2nd level", "unsere Fachleute"),
                    new Found("3rd level", "unsere Entwicklung"),
                    new Found("first level", "das erste Team"),
                    new Found("second level", "unsere Fachleute"),
                    new Found("third level", "unsere Entwicklung"),
                    new Found("servicelevel", "die vereinbarte Zeit"),
                    new Found("asap", "mit Uhrzeit"),
                    new Found("workaround", "ein anderer Weg bis dahin"),
                    new Found("incident", "die Störung"),
                    new Found("bugfix", "die Korrektur"),
                    new Found("rollout", "die Einführung"),
                    new Found("deployment", "die neue Version"),
                    new Found("eskalationspfad", "wer sich als Nächstes kümmert"),
                    new Found("reproduzieren", "bei uns ebenso auftreten lassen"),
                    new Found("prio 1", "unsere dringendsten Fälle"),
                    new Found("backend", "der Teil unseres Dienstes, den Sie nicht sehen"));

    private Jargon() {}

    /**
     * Every such word of a text, in the list's order.
     *
     * @param german whether the text is German; English otherwise
     */
    public static List<Found> in(String text, boolean german) {
        String words =
                " "
                        + text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip()
                        + " ";
        List<Found> found = new ArrayList<>();
        for (Found known : german ? GERMAN : ENGLISH) {
            if (words.contains(" " + known.word() + " ")) {
                found.add(known);
            }
        }
        return List.copyOf(found);
    }
}
