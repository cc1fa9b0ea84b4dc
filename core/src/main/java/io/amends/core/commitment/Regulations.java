package io.amends.core.commitment;

import io.amends.core.time.Jurisdiction;
import io.amends.core.time.RegulatoryCatalogue;

/**
 * The law that applies.
 *
 * @param catalogue every preset in every version
 * @param where the calendar and zone of the place where the action is due
 */
public record Regulations(RegulatoryCatalogue catalogue, Jurisdiction where) {}
