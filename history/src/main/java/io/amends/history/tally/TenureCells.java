package io.amends.history.tally;

import io.amends.core.insight.ConcentrationAnalysis;
import io.amends.core.insight.Tenure;
import io.amends.history.judging.ContactAudit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Escalated contacts by how long the account had been a customer at the decision, once against
 * contacts and once against the months that accounts spent in each band.
 *
 * <p>A contact stands in one band, the same in numerator and denominator: that of its first
 * decision, or of its opening where it was never escalated ({@code docs/statistics.md}).
 */
final class TenureCells {

    private static final String DIMENSION = "tenure";
    private static final String ACCOUNT_MONTHS = "account-months";
    private static final List<Counted> COUNTED =
            List.of(Counted.TIER, Counted.COMPLEXITY, Counted.CUSTOMER_VISIBLE);

    private record Band(Counted counted, Tenure tenure) {}

    private final Counts<Band> escalated = new Counts<>();
    private final Counts<Band> contacts = new Counts<>();

    void add(ContactAudit contact) {
        for (Counted counted : COUNTED) {
            Optional<Tenure> tenure = contact.tenureFor(counted::counts);
            if (tenure.isPresent()) {
                Band band = new Band(counted, tenure.get());
                contacts.add(band);
                if (counted.isCounted(contact)) {
                    escalated.add(band);
                }
            }
        }
    }

    void merge(TenureCells other) {
        escalated.merge(other.escalated);
        contacts.merge(other.contacts);
    }

    /**
     * Every band of both families that has any exposure.
     *
     * @param customerDays days that all accounts together spent in each band
     */
    List<ConcentrationAnalysis.Tally> tallies(Map<Tenure, Long> customerDays) {
        List<ConcentrationAnalysis.Tally> tallies = new ArrayList<>();
        for (Counted counted : COUNTED) {
            for (Tenure tenure : Tenure.values()) {
                Band band = new Band(counted, tenure);
                add(tallies, counted.family(DIMENSION), band, (double) contacts.of(band));
                double months = customerDays.getOrDefault(tenure, 0L) / Tenure.DAYS_PER_MONTH;
                add(tallies, counted.family(DIMENSION, ACCOUNT_MONTHS), band, months);
            }
        }
        return tallies;
    }

    private void add(
            List<ConcentrationAnalysis.Tally> tallies, String family, Band band, double exposure) {
        if (exposure > 0) {
            tallies.add(
                    new ConcentrationAnalysis.Tally(
                            family,
                            band.tenure().name().toLowerCase(Locale.ROOT),
                            escalated.of(band),
                            exposure));
        }
    }
}
