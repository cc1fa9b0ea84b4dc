package io.amends.server.audits;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.failure.FailureMode;
import io.amends.core.failure.Strength;
import io.amends.history.report.ReportLinks;

/** Addresses below an audit's. */
record AuditLinks(long audit) implements ReportLinks {

    public String report() {
        return "/audits/" + audit;
    }

    public String list(String listing) {
        return report() + "/" + listing;
    }

    @Override
    public String contact(String id) {
        return list("contacts") + "/" + ContactPath.of(id);
    }

    @Override
    public String found(FailureMode mode, Strength strength) {
        return list("contacts") + "?found=" + Asked.lower(mode) + "_" + Asked.lower(strength);
    }

    @Override
    public String owed(CommitmentKind kind, String verdict) {
        return list("commitments") + "?kind=" + kind + "&verdict=" + verdict;
    }
}
