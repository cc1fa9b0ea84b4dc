package io.amends.server.communications;

import io.amends.core.timeline.Actor;
import io.amends.core.timeline.Event.Detected;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.Stamp;
import io.amends.history.lexicon.Lexicons;
import java.time.Instant;
import java.util.List;

/**
 * What a customer's words hint at ({@code docs/lexicons.md}), as facts of their own: the words may be
 * erased later, the facts stay.
 */
final class Phrases {

    private Phrases() {}

    /** Hits in the order of the text, of the same instant as the message. */
    static List<Detected> in(MessageId message, String text, Instant at) {
        Stamp stamp = Stamp.at(at, Actor.AUTOMATION);
        return Lexicons.standard().inCustomersText(text).stream()
                .map(hit -> new Detected(stamp, message, hit))
                .toList();
    }
}
