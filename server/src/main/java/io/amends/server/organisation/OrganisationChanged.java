package io.amends.server.organisation;

/** People, teams or tiers are not what they were: what rests on them has to be looked at anew. */
public record OrganisationChanged() {}
