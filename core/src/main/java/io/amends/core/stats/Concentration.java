package io.amends.core.stats;

/**
 * Whether a cell holds more (or fewer) of the counted events than its share of exposure explains:
 * {@code inCell} of {@code total} events against {@code exposureShare}, the cell's part (0 to 1) of
 * all contacts opened, account-months or whatever the events arise from.
 *
 * <p>"40 % of escalations come from this feature" says nothing until the feature's share of contacts
 * stands beside it. An exposure share of 0 or 1 is allowed (p-value 1 or 0).
 */
public record Concentration(long inCell, long total, double exposureShare) {

    private static final double FEWEST_EXPECTED = 5;

    public Concentration {
        if (inCell < 0 || inCell > total || !(exposureShare >= 0 && exposureShare <= 1)) {
            throw new IllegalArgumentException(
                    "Expected 0 <= inCell <= total and a share in [0, 1], but got %d of %d at %s"
                            .formatted(inCell, total, exposureShare));
        }
        Math.toIntExact(total);
    }

    /** Events the cell would hold if they fell by exposure alone. */
    public double expected() {
        return total * exposureShare;
    }

    /**
     * Exact two-sided binomial p-value, summing every outcome no likelier than the one seen. As R
     * {@code binom.test(inCell, total, exposureShare)$p.value}; 1 when there are no events.
     */
    public double pValue() {
        return ExactBinomial.twoSided((int) inCell, (int) total, exposureShare);
    }

    /**
     * Whether the cell or the rest would hold fewer than 5 events by exposure alone: exact still,
     * but able to show only enormous differences, so shown greyed and without a verdict (the usual
     * minimum expected count; Cochran 1954, Biometrics 10:417–451).
     */
    public boolean small() {
        return Math.min(expected(), total - expected()) < FEWEST_EXPECTED;
    }
}
