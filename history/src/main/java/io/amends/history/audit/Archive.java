package io.amends.history.audit;

import io.amends.history.drawing.Drawings;
import io.amends.history.judging.ContactAudit;
import io.amends.history.source.Rejection;

/** Keeps every contact as it is finished, so that each can be looked at later. */
@FunctionalInterface
public interface Archive {

    Archive NONE = (contact, drawings) -> {};

    /**
     * Called once for each contact, from any thread.
     *
     * @param drawings draws it as the report would
     */
    void keep(ContactAudit contact, Drawings drawings);

    /** Called for everything that is left out while the files are read, in their order. */
    default void leaveOut(Rejection rejection) {}
}
