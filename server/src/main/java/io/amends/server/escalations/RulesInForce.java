package io.amends.server.escalations;

import io.amends.core.lifecycle.Rules;

/** The rules by which live contacts are decided at present. */
@FunctionalInterface
public interface RulesInForce {

    Rules current();
}
