package io.amends.server.timeline;

import java.util.List;

/** Rows that others read, kept beside the events and made from them. */
public interface Projection {

    /** Brings its rows up to date in the transaction that appends; each contact comes once. */
    void project(List<Addition> appended);

    /**
     * One that is a function of the contact as it stands. A contact whose rows are as they were last
     * written does not come, so that most of what happens writes nothing here.
     */
    interface Marked extends Projection {

        /** Stands for the rows that a contact has now, its name left out, see {@link Mark}. */
        long mark(Addition addition);
    }
}
