package io.amends.core.failure;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.commitment.Judgement;
import io.amends.core.commitment.Verdict.KeptLate;
import io.amends.core.commitment.Verdict.Missed;
import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.Event.Communication;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The invisible escalation: nobody tells the customer, graded by how long they heard nothing. */
final class InvisibleEscalation {

    private final Handling handling;
    private final Escalation escalation;
    private final Showing showing;
    private final List<Instant> brokenDues = new ArrayList<>();

    private InvisibleEscalation(Handling handling, Escalation escalation) {
        this.handling = handling;
        this.escalation = escalation;
        this.showing = new Showing(handling, escalation);
    }

    static Optional<Finding> find(Handling handling, Escalation escalation) {
        InvisibleEscalation mode = new InvisibleEscalation(handling, escalation);
        handling.judgements(escalation, CommitmentKind.ESCALATION_NOTICE).forEach(mode::notice);
        handling.judgements(escalation, CommitmentKind.PROGRESS_UPDATE).forEach(mode::slot);
        return mode.brokenDues.isEmpty()
                ? Optional.empty()
                : mode.showing.finding(mode.worstSilence());
    }

    private void notice(Judgement notice) {
        if (notice.timing() instanceof KeptLate(Instant at, Duration by)) {
            show(notice, Sign.NOTICE_LATE, at, by);
        } else if (notice.timing() instanceof Missed(Instant since)) {
            show(notice, Sign.NOTICE_MISSED, null, since);
        }
    }

    private void slot(Judgement slot) {
        if (slot.timing() instanceof Missed(Instant since)) {
            show(slot, Sign.PROGRESS_MISSED, since, since);
        }
    }

    private void show(Judgement broken, Sign sign, @Nullable Instant to, Object value) {
        if (showing.canShow(sign)) {
            brokenDues.add(broken.commitment().due());
            showing.addIf(broken.proved(), sign, broken.commitment().arisesAt(), to, value);
        }
    }

    private Silence worstSilence() {
        Instant until = heardUntil();
        List<Instant> heard =
                handling.facts().deliveredByPerson().stream()
                        .map(Communication::occurredAt)
                        .filter(at -> isTelling(at) && !at.isAfter(until))
                        .toList();
        if (heard.isEmpty()) {
            return Silence.NEVER_TOLD;
        }
        WorkingCalendar calendar = handling.customerCalendar(escalation);
        Silence worst = Silence.UP_TO_ONE_HOUR;
        for (Instant due : brokenDues) {
            Silence silence = around(due, heard, until, calendar);
            worst = silence.compareTo(worst) > 0 ? silence : worst;
        }
        return worst;
    }

    private boolean isTelling(Instant at) {
        return at.isAfter(escalation.decidedAt())
                || (handling.protocol(escalation).noticeAtDecisionCounts()
                        && at.equals(escalation.decidedAt()));
    }

    /** The silence in which a due passed: since the decision or the last word, until the next. */
    private Silence around(
            Instant due, List<Instant> heard, Instant until, WorkingCalendar calendar) {
        Instant from = escalation.decidedAt();
        Instant to = until;
        for (Instant at : heard) {
            if (at.isAfter(due)) {
                to = at;
                break;
            }
            from = at;
        }
        return grade(from, to, calendar);
    }

    /**
     * @param calendar the customer's; a business day is over at the same time on the next one, and
     *     one that begins in closed hours begins with the next opening
     */
    static Silence grade(Instant from, Instant to, WorkingCalendar calendar) {
        if (!to.isAfter(from.plus(Duration.ofHours(1)))) {
            return Silence.UP_TO_ONE_HOUR;
        }
        return to.isAfter(calendar.addBusinessDays(calendar.nextOpening(from), 1))
                ? Silence.OVER_ONE_BUSINESS_DAY
                : Silence.UP_TO_ONE_BUSINESS_DAY;
    }

    /**
     * Until when a word counts as telling: while the contact is worked on, and as long after its
     * resolution as a resolution message may take. That the tier changes again tells nobody.
     */
    private Instant heardUntil() {
        WorkingCalendar calendar = handling.customerCalendar(escalation);
        int days = handling.protocol(escalation).closure().windowBusinessDays();
        return handling.facts().resolutions().stream()
                .map(resolution -> resolution.at())
                .filter(at -> !at.isBefore(escalation.decidedAt()))
                .findFirst()
                .map(at -> calendar.addBusinessDays(at, days))
                .filter(end -> end.isBefore(handling.asOf()))
                .orElse(handling.asOf());
    }
}
