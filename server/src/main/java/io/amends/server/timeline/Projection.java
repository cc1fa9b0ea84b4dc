package io.amends.server.timeline;

import java.util.List;

/** Rows that others read, kept beside the events and made from them. */
public interface Projection {

    /** Brings its rows up to date in the transaction that appends; each contact comes once. */
    void project(List<Addition> appended);
}
