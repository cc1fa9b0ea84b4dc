package io.amends.history.report;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.failure.FailureMode;
import io.amends.core.failure.Silence;
import io.amends.core.failure.Strength;
import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Observability;
import io.amends.core.timeline.Observable;
import io.amends.core.timeline.Reason;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

// The whole report as data on one page: its JSON is these records in snake case, key for key.

/**
 * What an audit found. Instants are UTC; durations are seconds; shares are 0 to 1, intervals 95 %.
 * A figure that cannot be computed is null, never zero.
 */
public record Report(
        int schemaVersion,
        Provenance provenance,
        Reading reading,
        List<Visible> observability,
        List<NotJudged> notJudged,
        Headline headline,
        List<Mode> modes,
        Commitments commitments,
        List<EscalationCount> escalations,
        TierFlow tierFlow,
        List<Family> concentration,
        List<Month> months,
        Satisfaction satisfaction,
        Causes causes,
        Cost cost,
        List<Account> accountSignals,
        Map<String, Object> sourceMeasures,
        List<Drawing> worst) {

    public static final int SCHEMA_VERSION = 1;

    /** The same report is the same text: a set's own order changes from run to run. */
    private static Set<Observable> inOrder(Set<Observable> kinds) {
        return Collections.unmodifiableSet(new TreeSet<>(kinds));
    }

    /**
     * What was judged by what: enough to make the same report again.
     *
     * @param calendar the calendar of business time, in words
     * @param calendarAssumed whether the mapping names none
     */
    public record Provenance(
            String product,
            String version,
            List<InputFile> files,
            String mapping,
            int mappingVersion,
            String mappingSha256,
            String rulebook,
            int rulebookVersion,
            String zone,
            String calendar,
            boolean calendarAssumed,
            Instant asOf,
            boolean asOfGiven) {}

    /** One file that was read, by name without its folder. */
    public record InputFile(String name, long bytes, String sha256) {}

    /**
     * What came in and what was left out.
     *
     * @param unreadableCells cells of account tables that state nothing; their lines are kept
     */
    public record Reading(
            long rows,
            long contacts,
            long events,
            long duplicateRows,
            long ignoredRows,
            long rejectedRows,
            @Nullable Instant first,
            @Nullable Instant last,
            long spilledBytes,
            List<RejectionCount> rejections,
            List<Rejected> firstRejected,
            long unreadableCells,
            List<Rejected> firstUnreadableCells,
            List<UnlistedWords> unlistedWords,
            List<Reason> notes) {}

    /**
     * Values of one column that the mapping gives no meaning to; they state nothing.
     *
     * @param rows rows that hold such a value
     * @param values the most frequent ones
     */
    public record UnlistedWords(
            String table, String column, String field, long rows, List<UnlistedWord> values) {}

    /** One such value. */
    public record UnlistedWord(String value, long rows) {}

    /** How many rows were left out for one reason. */
    public record RejectionCount(String code, long rows) {}

    /** One row that was left out. */
    public record Rejected(
            String file, long line, String column, String value, String code, String expected) {}

    /**
     * How far one kind of fact can be seen.
     *
     * @param holding contacts that hold one
     * @param base contacts in which it could occur
     */
    public record Visible(
            Observable kind,
            Observability.State state,
            boolean declared,
            long holding,
            long base) {}

    /**
     * A rule that this source cannot be judged by.
     *
     * @param rule a commitment kind or a failure mode, by its stable name
     */
    public record NotJudged(String rule, Set<Observable> needs) {
        public NotJudged {
            needs = inOrder(needs);
        }
    }

    /** The report in three sentences. */
    public record Headline(List<Reason> sentences) {}

    /** A count of a whole, with its interval; share and interval are null where the whole is 0. */
    public record Share(
            long count,
            long of,
            @Nullable Double share,
            @Nullable Double low,
            @Nullable Double high) {}

    /**
     * One failure mode.
     *
     * @param observable false: nothing could be found, so the counts say nothing
     * @param proved escalations with a proved finding, of the headline escalations judged
     * @param indicated escalations with an indicated finding and no proved one
     * @param kinds findings by kind
     * @param silence for invisible escalations, by grade, proved ones
     */
    public record Mode(
            FailureMode mode,
            boolean observable,
            Set<Observable> needs,
            Share proved,
            Share indicated,
            List<KindCount> kinds,
            Map<Silence, Long> silence,
            List<WorstCase> worst) {
        public Mode {
            needs = inOrder(needs);
        }
    }

    /** Findings of one kind. */
    public record KindCount(String kind, Strength strength, long count) {}

    /** One of the worst cases of a mode. */
    public record WorstCase(
            String contact,
            String escalation,
            String kind,
            Strength strength,
            Instant at,
            Reason why) {}

    /**
     * What was owed and kept.
     *
     * @param compliance escalations whose notice, updates and promises that fell due were all kept
     *     on time; null where none of them can be seen
     * @param onTime commitments of those kinds on time, of those fallen due
     */
    public record Commitments(
            @Nullable Share compliance, @Nullable Share onTime, List<KindVerdicts> kinds) {}

    /** The verdicts of one kind of commitment. */
    public record KindVerdicts(
            CommitmentKind kind,
            long kept,
            long keptLate,
            long missed,
            long waived,
            long open,
            long superseded,
            long notObservable,
            @Nullable Share onTime,
            long contentComplete,
            long contentIncomplete,
            long contentNotObservable,
            @Nullable Long medianSecondsLate) {}

    /** Escalations of one type, apart from all others. */
    public record EscalationCount(
            EscalationType type, Certainty certainty, long escalations, Share contacts) {}

    /**
     * Movement between tiers.
     *
     * @param moves every passing between tiers
     * @param flows from each state (opened, tiers in sequence, resolved) to the next, for the
     *     drawing
     */
    public record TierFlow(
            List<TierRate> tiers,
            List<Flow> moves,
            List<Flow> flows,
            List<TierTime> timeInTier,
            Waiting toPerson,
            Waiting toContact,
            long teamChanges,
            Share contactsWithTeamPingPong,
            Share contactsWithTierReentry,
            Share contactsReopened) {}

    /** Contacts that left a tier upward, of those that were at it. */
    public record TierRate(String tier, Share leftUpward) {}

    /** How many passed from one state to another. */
    public record Flow(String from, String to, long count) {}

    /** Elapsed seconds spent in a tier per stay, ended stays only. */
    public record TierTime(
            String tier, long stays, @Nullable Double median, @Nullable Double p90) {}

    /**
     * A wait that may still go on.
     *
     * @param observed those that ended
     * @param open those that had not at the end of the data
     * @param median of the ended ones, seconds
     * @param kaplanMeierMedian with the open ones counted, seconds; null while not reached
     * @param curve Kaplan–Meier: share still waiting after so many seconds, thinned for drawing
     */
    public record Waiting(
            boolean observable,
            long observed,
            long open,
            @Nullable Double median,
            @Nullable Double p90,
            @Nullable Double kaplanMeierMedian,
            @Nullable Double kaplanMeierP90,
            List<CurvePoint> curve) {}

    /** One step of a survival curve with its interval. */
    public record CurvePoint(
            long seconds, double waiting, @Nullable Double low, @Nullable Double high) {}

    /**
     * Where escalations concentrate along one dimension.
     *
     * @param dimension such as {@code product-feature}, {@code hour}, {@code team-pair}
     * @param counted what is counted: {@code tier}, {@code customer-visible} or {@code
     *     handoff-failure}
     * @param cells every cell of the family, the greatest ratio first
     */
    public record Family(String dimension, String counted, String exposure, List<Cell> cells) {}

    /**
     * One cell against the rest.
     *
     * @param verdict {@code higher}, {@code lower}, {@code no-difference} or {@code too-small}
     * @param exposure whole contacts or team changes, or account-months with their fraction
     * @param adjusted the p-value after false-discovery control over all cells of all families
     */
    public record Cell(
            String value,
            long count,
            double exposure,
            double shareOfCount,
            double shareOfExposure,
            @Nullable Double ratio,
            @Nullable Double low,
            @Nullable Double high,
            double p,
            double adjusted,
            String verdict) {}

    /** One calendar month in the mapping's zone, by opening and by decision. */
    public record Month(
            String month,
            long opened,
            long openedAndEscalated,
            boolean mature,
            Map<EscalationType, Long> escalations) {}

    /** Ratings after escalation beside the others'. */
    public record Satisfaction(
            boolean observable,
            Share escalatedSatisfied,
            Share othersSatisfied,
            Share escalatedResponses,
            Share othersResponses,
            @Nullable Double differenceLow,
            @Nullable Double differenceHigh) {}

    /**
     * Root causes of escalations that have an analysis.
     *
     * @param contacts all contacts opened, which the rates are per
     */
    public record Causes(
            boolean observable, Share analysed, long contacts, List<CauseCount> causes) {}

    /**
     * Escalations with one primary cause, of those analysed.
     *
     * @param perContact per contact opened; null where none was
     */
    public record CauseCount(String cause, Share share, @Nullable Rate perContact) {}

    /**
     * How often something happened per unit of what it could happen in, with its exact interval.
     *
     * @param small too few to be read without a warning
     */
    public record Rate(
            long count, double exposure, double rate, double low, double high, boolean small) {}

    /** What escalations took; never a loss in money. */
    public record Cost(Hours owned, Hours silent, Renewals renewals) {}

    /**
     * Working hours over escalated contacts.
     *
     * @param needs what the source would have to show; empty where the hours could be counted
     * @param complete false: what ends an hour also happens outside the source, so they are at most
     * @param contacts with any such hour
     * @param escalated all escalated contacts
     * @param most the contacts with most of them
     */
    public record Hours(
            Set<Observable> needs,
            boolean complete,
            long seconds,
            long contacts,
            long escalated,
            List<CostItem> most) {
        public Hours {
            needs = inOrder(needs);
        }
    }

    /** One contact's part. */
    public record CostItem(String contact, long seconds) {}

    /**
     * Accounts with an escalation that renew soon.
     *
     * @param missing the word of the field that the source lacks: account, renewal-date or
     *     annual-value; null where the values could be added up
     * @param from the first day of the look-ahead, which belongs to it as the last does
     * @param affected accounts with an escalation
     * @param withoutDate those of them whose renewal is not known
     * @param withoutValue renewing ones whose annual value is not known
     */
    public record Renewals(
            @Nullable String missing,
            String from,
            String until,
            long affected,
            long withoutDate,
            long withoutValue,
            List<CurrencyValue> values,
            List<RenewingAccount> accounts) {}

    /** Annual values in one currency, never added to another's. */
    public record CurrencyValue(String currency, String amount, long accounts) {}

    /** One account that renews soon. */
    public record RenewingAccount(
            String account,
            @Nullable String name,
            String renewalDate,
            @Nullable String annualValue,
            @Nullable String currency,
            long escalations,
            long customerVisible) {}

    /** An account that its manager should hear of. */
    public record Account(
            String account,
            @Nullable String name,
            @Nullable String accountManager,
            @Nullable String renewalDate,
            @Nullable String annualValue,
            @Nullable String currency,
            long customerVisible,
            Instant since,
            @Nullable Double csatSlope,
            @Nullable Double csatP,
            Reason why) {}

    /**
     * One contact drawn to scale.
     *
     * @param closed when the customer was closed; of a long drawing, only closures of a day or more
     */
    public record Drawing(
            String contact,
            double score,
            Instant from,
            Instant to,
            Map<String, String> about,
            List<Mark> marks,
            List<Span> owners,
            List<Span> tiers,
            List<Span> silences,
            List<Closure> closed,
            List<DrawnEscalation> escalations) {

        /**
         * With whole messages.
         *
         * @param texts by the messages' ids
         */
        public Drawing withTexts(Map<String, String> texts) {
            return new Drawing(
                    contact,
                    score,
                    from,
                    to,
                    about,
                    marks.stream().map(mark -> mark.withText(texts)).toList(),
                    owners,
                    tiers,
                    silences,
                    closed,
                    escalations);
        }
    }

    /** A stretch of closed hours in a customer's calendar, [from, to). */
    public record Closure(Instant from, Instant to) {}

    /**
     * A fact on the timeline.
     *
     * @param kind the fact's stable name, such as {@code customer-message}
     * @param audience {@code customer} or {@code internal}; the customer's view hides the internal
     * @param text the first words of a message, where the source has text
     * @param message its id, by which its whole text can be found; null for what is no message
     */
    public record Mark(
            Instant at,
            String kind,
            String actor,
            String audience,
            Reason what,
            @Nullable String text,
            @Nullable String message) {

        private static final int WORDS_SHOWN = 280;

        /** A message's first words, with an ellipsis where there are more. */
        public static String firstWords(String text) {
            if (text.length() <= WORDS_SHOWN + 1) {
                return text;
            }
            int cut = Character.isHighSurrogate(text.charAt(WORDS_SHOWN - 1)) ? 1 : 0;
            return text.substring(0, WORDS_SHOWN - cut) + "…";
        }

        Mark withText(Map<String, String> texts) {
            String whole = message == null ? null : texts.get(message);
            return whole == null ? this : new Mark(at, kind, actor, audience, what, whole, message);
        }
    }

    /**
     * A stretch of a timeline.
     *
     * @param gap why nobody owned it, null where somebody did
     * @param openSeconds how much of it was in the customer's opening hours
     */
    public record Span(
            Instant from,
            Instant to,
            String label,
            @Nullable String gap,
            @Nullable Long openSeconds) {}

    /** An escalation with what it owed and what went wrong. */
    public record DrawnEscalation(
            String id,
            EscalationType type,
            Certainty certainty,
            Reason because,
            Instant decidedAt,
            @Nullable Instant acceptedAt,
            @Nullable Instant endedAt,
            List<DrawnCommitment> commitments,
            List<DrawnFinding> findings) {}

    /**
     * One commitment with its verdicts.
     *
     * @param verdict {@code kept}, {@code kept-late}, {@code missed}, {@code open}, {@code waived},
     *     {@code superseded} or {@code not-observable}
     * @param content {@code complete}, {@code incomplete}, {@code not-applicable} or {@code
     *     not-observable}
     * @param missing the parts that were missing, by their stable names
     */
    public record DrawnCommitment(
            CommitmentKind kind,
            int ordinal,
            Instant opensAt,
            Instant due,
            String rule,
            String calendar,
            String verdict,
            @Nullable Instant keptAt,
            String content,
            List<String> missing) {}

    /** One finding with its evidence in sentences. */
    public record DrawnFinding(
            FailureMode mode,
            Strength strength,
            String kind,
            @Nullable Silence silence,
            String rule,
            List<Shown> evidence) {}

    /** One piece of evidence. */
    public record Shown(Instant from, @Nullable Instant to, Strength strength, Reason what) {}
}
