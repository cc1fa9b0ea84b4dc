package io.amends.history.report;

import io.amends.history.report.Report.Family;
import java.util.Optional;

/** What stands behind the two counts of a cell of a comparison. */
final class Places {

    private static final String TEAM_PAIR = "team-pair";

    private Places() {}

    /** What was counted in the cell. */
    static Items counted(Family family, String value) {
        if (family.dimension().equals(TEAM_PAIR)) {
            return Items.teamChanges().by("pair", value).by("failed", "yes");
        }
        return in(family, value).by("escalation", family.counted());
    }

    /** What could have been counted; empty where that is time. */
    static Optional<Items> exposed(Family family, String value) {
        if (family.exposure().equals(Headlines.PER_ACCOUNT)) {
            return Optional.empty();
        }
        return Optional.of(
                family.dimension().equals(TEAM_PAIR)
                        ? Items.teamChanges().by("pair", value)
                        : in(family, value));
    }

    private static Items in(Family family, String value) {
        String dimension = family.dimension().replace('-', '_');
        return Items.contacts()
                .by(
                        dimension.equals("tenure")
                                ? "tenure_" + family.counted().replace('-', '_')
                                : dimension,
                        value);
    }
}
