package io.amends.history.assembly;

import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.Timeline;
import java.util.List;
import java.util.Map;

/**
 * What the rows of one contact say.
 *
 * @param texts the messages' texts, where the source has them; kept apart from the facts so that
 *     they can be erased
 * @param oddities what was noticed and left as it is, for the report to count
 */
public record AssembledContact(
        Timeline timeline, Map<MessageId, String> texts, List<Oddity> oddities) {

    public AssembledContact {
        texts = Map.copyOf(texts);
        oddities = List.copyOf(oddities);
    }

    /** Something odd about a contact's rows that is no reason to reject them. */
    public enum Oddity {
        /** The same row twice; counted once. */
        DUPLICATE_ROW,
        /** Two messages of one id; the first is kept. */
        DUPLICATE_MESSAGE,
        /** Facts dated before the row that says the contact was opened. */
        FACTS_BEFORE_OPENING,
        /** A bounce of a message that is not there. */
        BOUNCE_WITHOUT_MESSAGE,
        /** A priority or severity whose word the mapping does not list. */
        UNLISTED_WORD,
        /** Told of by other tables only, where the main one has a row for each contact. */
        NOT_IN_MAIN,
        /** An event whose row lacks what it takes; its state counts, the event is left out. */
        INCOMPLETE_EVENT
    }
}
