package io.amends.server.communications;

import io.amends.core.wording.Jargon;
import io.amends.core.wording.VaguePhrases;
import io.amends.server.communications.Composed.Advice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What would read better: words that promise nothing, and words that only we use. */
final class Advising {

    private Advising() {}

    static List<Advice> of(Letter letter, Locale language) {
        List<Advice> advice = new ArrayList<>();
        for (String sentence : sentences(letter)) {
            Optional<String> vague = VaguePhrases.alone(sentence);
            vague.map(phrase -> new Advice("vague", phrase, "")).ifPresent(advice::add);
        }
        String all = String.join("\n", sentences(letter));
        Jargon.in(all, language.getLanguage().equals("de"))
                .forEach(found -> advice.add(new Advice("jargon", found.word(), found.instead())));
        return advice.stream().distinct().toList();
    }

    /** A time in one sentence makes no other one specific. */
    private static List<String> sentences(Letter letter) {
        List<String> sentences = new ArrayList<>();
        List<String> texts = new ArrayList<>(letter.parts().values());
        texts.add(letter.body());
        texts.forEach(text -> sentences.addAll(List.of(text.split("(?<=[.!?])\\s+|\\n+"))));
        return sentences;
    }
}
