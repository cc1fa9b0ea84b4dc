package io.amends.company.episode;

import io.amends.company.organisation.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One contact as planned; it gets its number once all are in order of opening. */
final class ContactPlan {

    final Account account;
    final String feature;
    final String contactType;
    final Instant opened;
    final List<Schedule> escalations = new ArrayList<>();
    final Ordinary ordinary;
    String severity = "Minor";
    @Nullable ContactPlan earlier;

    /** The contact that this one is merged into while it is escalated. */
    @Nullable ContactPlan survivor;

    /** Whether an escalated contact is merged into this one; told together with that one. */
    boolean survives;

    @Nullable String cause;

    /** The answer to the satisfaction survey; null: left to chance, 0: none. */
    @Nullable Integer stars;

    String id = "";

    ContactPlan(
            Account account,
            String feature,
            String contactType,
            Instant opened,
            Ordinary ordinary) {
        this.account = account;
        this.feature = feature;
        this.contactType = contactType;
        this.opened = opened;
        this.ordinary = ordinary;
    }

    /** The first instant at which somebody is there to read it. */
    Instant begun() {
        return account.region().team().nextOpen(opened);
    }

    ContactPlan escalates(Schedule schedule) {
        escalations.add(schedule);
        if (schedule.episode().worst()) {
            severity = "Critical";
        }
        return this;
    }
}
