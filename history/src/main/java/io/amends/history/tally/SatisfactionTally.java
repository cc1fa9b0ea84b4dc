package io.amends.history.tally;

import io.amends.core.stats.Interval;
import io.amends.core.stats.NewcombeDifference;
import io.amends.core.stats.Proportion;
import io.amends.core.timeline.Event.SurveyAnswered;
import io.amends.history.judging.ContactAudit;
import io.amends.history.report.Report.Satisfaction;
import io.amends.history.report.Shares;
import java.util.Optional;

/**
 * Customer satisfaction as top-two-box share: the last rating of each contact; of escalated
 * contacts, the last one after their first decision.
 */
public final class SatisfactionTally implements Tally<SatisfactionTally> {

    private long escalated;
    private long escalatedAnswered;
    private long escalatedSatisfied;
    private long others;
    private long othersAnswered;
    private long othersSatisfied;

    @Override
    public void add(ContactAudit contact) {
        boolean was = contact.escalated();
        Optional<Boolean> satisfied = contact.rating().map(SatisfactionTally::isSatisfied);
        long answered = satisfied.isPresent() ? 1 : 0;
        long content = satisfied.orElse(false) ? 1 : 0;
        if (was) {
            escalated++;
            escalatedAnswered += answered;
            escalatedSatisfied += content;
        } else {
            others++;
            othersAnswered += answered;
            othersSatisfied += content;
        }
    }

    /** The upper two fifths of the scale: 4 and 5 of 5. */
    public static boolean isSatisfied(SurveyAnswered answer) {
        return 5L * answer.rating() > 3L * answer.scale();
    }

    @Override
    public void merge(SatisfactionTally other) {
        escalated += other.escalated;
        escalatedAnswered += other.escalatedAnswered;
        escalatedSatisfied += other.escalatedSatisfied;
        others += other.others;
        othersAnswered += other.othersAnswered;
        othersSatisfied += other.othersSatisfied;
    }

    public Satisfaction satisfaction(boolean observable) {
        Optional<Interval> difference = difference();
        return new Satisfaction(
                observable,
                Shares.of(escalatedSatisfied, escalatedAnswered),
                Shares.of(othersSatisfied, othersAnswered),
                Shares.of(escalatedAnswered, escalated),
                Shares.of(othersAnswered, others),
                difference.map(Interval::low).orElse(null),
                difference.map(Interval::high).orElse(null));
    }

    private Optional<Interval> difference() {
        Optional<Proportion> after = Proportion.of(escalatedSatisfied, escalatedAnswered);
        Optional<Proportion> otherwise = Proportion.of(othersSatisfied, othersAnswered);
        return after.isPresent() && otherwise.isPresent()
                ? Optional.of(new NewcombeDifference(after.get(), otherwise.get()).interval())
                : Optional.empty();
    }
}
