package io.amends.server.communications;

import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes a letter whole: nothing that it claims to say is missing from what the customer reads. */
final class Finishing {

    private Finishing() {}

    static Finished of(ContactId contact, Letter letter) {
        return new Finished(subject(contact, letter), body(letter));
    }

    private static String subject(ContactId contact, Letter letter) {
        String reference = "[" + contact.value() + "]";
        return letter.subject().contains(reference)
                ? letter.subject()
                : OneLine.of(letter.subject() + " " + reference);
    }

    private static String body(Letter letter) {
        List<String> paragraphs = new ArrayList<>();
        if (!letter.body().isBlank()) {
            paragraphs.add(letter.body().strip());
        }
        String said = folded(letter.body());
        for (Part part : Part.values()) {
            String words = letter.parts().getOrDefault(part, "");
            if (!words.isBlank() && !said.contains(folded(words))) {
                paragraphs.add(words.strip());
            }
        }
        return String.join("\n\n", paragraphs);
    }

    /** So that a line break alone does not make a sentence be said twice. */
    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    }
}
