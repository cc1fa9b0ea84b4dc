package io.amends.server.escalations;

import io.amends.core.lifecycle.Rules;

/** The rules by which live contacts are decided at present. */
public interface RulesInForce {

    /** As they were known here within the last second or two. */
    Rules current();

    /**
     * As they are kept at this instant: for whoever looks only once, since a change has just rung their
     * alarm. Asked for within a transaction.
     */
    Rules latest();
}
