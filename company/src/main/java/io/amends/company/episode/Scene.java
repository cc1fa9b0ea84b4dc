package io.amends.company.episode;

import io.amends.company.organisation.Organisation;
import io.amends.company.organisation.Team;

/** Where a step of an escalation is told: whose contact it is and when its steps happen. */
record Scene(Organisation organisation, Desk desk, Schedule schedule) {

    ContactPlan plan() {
        return desk.plan;
    }

    Episode episode() {
        return schedule.episode();
    }

    /** The next tier for a tier escalation, else the escalation desk. */
    Team receivingTeam() {
        if (!episode().isTier()) {
            return organisation.team(plan().account.region(), "desk");
        }
        return organisation.team(
                plan().account.region(),
                desk.team.tier().equals("T1") ? "specialists" : "engineering");
    }
}
