package io.amends.company.episode;

import org.jspecify.annotations.Nullable;

/** How one thing that an escalation owes goes in a planned episode. */
public sealed interface Choice
        permits Acknowledgement,
                Notice,
                Handoff,
                Gap,
                Progress,
                Context,
                Closure,
                Admission,
                FollowUp,
                Promised,
                Again,
                Raise,
                Regulator,
                Detour,
                Merging {

    @Nullable Fault fault();

    @Nullable Boundary boundary();
}
