package io.amends.history.report;

// Over 300 lines: reports with everything in them that a report can show, written out.

// Long because a whole report is: every record of it stands here once, made by hand.

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.failure.FailureMode;
import io.amends.core.failure.Silence;
import io.amends.core.failure.Strength;
import io.amends.core.stats.Proportion;
import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Observability;
import io.amends.core.timeline.Observable;
import io.amends.core.timeline.Reason;
import io.amends.history.report.Report.Cell;
import io.amends.history.report.Report.DrawnCommitment;
import io.amends.history.report.Report.DrawnEscalation;
import io.amends.history.report.Report.DrawnFinding;
import io.amends.history.report.Report.Family;
import io.amends.history.report.Report.Flow;
import io.amends.history.report.Report.KindCount;
import io.amends.history.report.Report.Mark;
import io.amends.history.report.Report.Share;
import io.amends.history.report.Report.Shown;
import io.amends.history.report.Report.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reports made by hand for the tests of what is drawn from them. */
public final class SampleReports {

    /** What a malicious ticket may carry. */
    public static final List<String> HOSTILE =
            List.of(
                    "<script>window.broken=1</script>",
                    "</script><script>window.broken=2</script>",
                    "</textarea></title></style><img src=x onerror=window.broken=3>",
                    "\" onmouseover=\"window.broken=4",
                    "' autofocus onfocus='window.broken=5",
                    "line\u2028separator\u2029paragraph",
                    "<!-- <svg/onload=window.broken=6> --> ]]>",
                    "nul\u0000 bell\u0007 escape\u001b[31m \u202Ereversed\u202C \uD800 lone",
                    "javascript:window.broken=7",
                    "{{constructor.constructor('window.broken=8')()}} ${7*7} {0} '{'");

    private static final List<String> KINDS =
            List.of(
                    "handoff-element-empty",
                    "notice-missed",
                    "no-person",
                    "closure-parts-missing",
                    "reopened-and-escalated");
    private static final Instant FIRST = Instant.parse("2026-01-05T08:00:00Z");
    private static final Instant AS_OF = Instant.parse("2026-06-30T16:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Rome");

    private SampleReports() {}

    /** A whole report of a source that shows nearly everything. */
    public static Report rich() {
        return report(rich(40, new Random(7)), true);
    }

    /** Five hundred drawings of sixty marks, the most that is drawn. */
    public static Report large() {
        return report(rich(500, new Random(11)), true);
    }

    /** A report of an incident log that shows no messages at all. */
    public static Report blind() {
        return report(List.of(), false);
    }

    /** A report of an empty file: no figure exists. */
    public static Report empty() {
        Report whole = blind();
        return new Report(
                Report.SCHEMA_VERSION,
                whole.provenance(),
                new Report.Reading(
                        0, 0, 0, 0, 0, 0, null, null, 0, List.of(), List.of(), 0, List.of(),
                        List.of(), List.of()),
                List.of(),
                List.of(),
                new Report.Headline(List.of()),
                List.of(),
                new Report.Commitments(null, null, List.of()),
                List.of(),
                new Report.TierFlow(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        waiting(false, 0, 0),
                        waiting(true, 0, 0),
                        0,
                        share(0, 0),
                        share(0, 0),
                        share(0, 0)),
                List.of(),
                List.of(),
                new Report.Satisfaction(
                        false, share(0, 0), share(0, 0), share(0, 0), share(0, 0), null, null),
                new Report.Causes(false, share(0, 0), 0, List.of()),
                cost(false),
                List.of(),
                Map.of(),
                List.of());
    }

    private static Report report(List<Report.Drawing> drawings, boolean seesMessages) {
        return new Report(
                Report.SCHEMA_VERSION,
                provenance(),
                reading(),
                observability(seesMessages),
                seesMessages
                        ? List.of(notJudged("REGULATORY_STEP", Observable.REGULATORY_STEP))
                        : unseen(),
                new Report.Headline(headline(seesMessages)),
                modes(seesMessages, drawings),
                commitments(seesMessages),
                escalations(),
                tierFlow(seesMessages),
                concentration(),
                months(),
                new Report.Satisfaction(
                        seesMessages,
                        share(61, 118),
                        share(702, 880),
                        share(118, 412),
                        share(880, 3588),
                        -0.38,
                        -0.19),
                new Report.Causes(
                        seesMessages,
                        share(96, 171),
                        4_000,
                        List.of(
                                new Report.CauseCount(
                                        "product defect", share(41, 96), Rates.of(41, 4_000)),
                                new Report.CauseCount(
                                        "incorrect information at T1",
                                        share(27, 96),
                                        Rates.of(27, 4_000)),
                                new Report.CauseCount(
                                        HOSTILE.get(0), share(9, 96), Rates.of(9, 4_000)))),
                cost(seesMessages),
                accounts(),
                measures(),
                drawings);
    }

    private static Report.Provenance provenance() {
        return new Report.Provenance(
                "Amends",
                "0.1.0",
                List.of(
                        new Report.InputFile(
                                "tickets-2026-h1.csv.gz", 18_331_201, "9f2c".repeat(16)),
                        new Report.InputFile("surveys.csv", 220_114, "01ab".repeat(16))),
                "northwind.yaml",
                3,
                "77d1".repeat(16),
                "standard",
                1,
                ZONE.getId(),
                "Monday to Friday, 09:00–17:00",
                true,
                AS_OF,
                false);
    }

    private static Report.Reading reading() {
        return new Report.Reading(
                61_204,
                4_000,
                58_770,
                212,
                1_904,
                37,
                FIRST,
                AS_OF,
                0,
                List.of(
                        new Report.RejectionCount("not-an-instant", 30),
                        new Report.RejectionCount("ambiguous-date", 7)),
                List.of(
                        new Report.Rejected(
                                "tickets-2026-h1.csv.gz",
                                1_288,
                                "updated_at",
                                HOSTILE.get(1),
                                "not-an-instant",
                                "yyyy-MM-dd HH:mm in Europe/Rome"),
                        new Report.Rejected(
                                "tickets-2026-h1.csv.gz",
                                40_119,
                                "updated_at",
                                "03/04/2026",
                                "ambiguous-date",
                                "a format that says which is the month")),
                1,
                List.of(
                        new Report.Rejected(
                                "accounts.csv",
                                12,
                                "annual_value",
                                HOSTILE.get(1),
                                "unreadable-cell",
                                "an amount like 1200.50")),
                List.of(
                        new Report.UnlistedWords(
                                "main",
                                "prio",
                                "priority",
                                14,
                                List.of(new Report.UnlistedWord(HOSTILE.get(0), 14)))),
                List.of());
    }

    private static Report.Cost cost(boolean seesMessages) {
        Report.Hours owned =
                new Report.Hours(
                        Set.of(),
                        true,
                        5_400_000,
                        380,
                        412,
                        List.of(
                                new Report.CostItem(HOSTILE.get(2), 180_000),
                                new Report.CostItem("T-17", 36_000)));
        Report.Hours silent =
                seesMessages
                        ? new Report.Hours(
                                Set.of(),
                                false,
                                900_000,
                                40,
                                412,
                                List.of(new Report.CostItem("T-17", 90_000)))
                        : new Report.Hours(
                                EnumSet.of(Observable.MESSAGE_TO_CUSTOMER, Observable.CALL),
                                false,
                                0,
                                0,
                                412,
                                List.of());
        return new Report.Cost(owned, silent, renewals(seesMessages));
    }

    private static Report.Renewals renewals(boolean known) {
        return new Report.Renewals(
                known ? null : "account",
                "2026-06-30",
                "2026-12-27",
                known ? 120 : 0,
                known ? 3 : 0,
                known ? 1 : 0,
                known
                        ? List.of(
                                new Report.CurrencyValue("", "90", 1),
                                new Report.CurrencyValue("EUR", "125000.50", 1))
                        : List.of(),
                known
                        ? List.of(
                                new Report.RenewingAccount(
                                        "A-1",
                                        HOSTILE.get(1),
                                        "2026-07-01",
                                        "125000.50",
                                        "EUR",
                                        4,
                                        2),
                                new Report.RenewingAccount(
                                        "A-2", null, "2026-08-01", null, null, 1, 0))
                        : List.of());
    }

    private static List<Report.Visible> observability(boolean seesMessages) {
        List<Report.Visible> seen = new ArrayList<>();
        Set<Observable> dark = EnumSet.of(Observable.REGULATORY_STEP, Observable.RECURRENCE_LINK);
        Set<Observable> words =
                EnumSet.of(
                        Observable.CUSTOMER_MESSAGE,
                        Observable.MESSAGE_TO_CUSTOMER,
                        Observable.CALL,
                        Observable.MESSAGE_TEXT,
                        Observable.NOTICE_PARTS,
                        Observable.CLOSURE_PARTS,
                        Observable.PROMISE,
                        Observable.SURVEY);
        for (Observable kind : Observable.values()) {
            boolean shown = !dark.contains(kind) && (seesMessages || !words.contains(kind));
            seen.add(
                    new Report.Visible(
                            kind,
                            shown
                                    ? kind == Observable.CALL
                                            ? Observability.State.INCOMPLETE
                                            : Observability.State.OBSERVABLE
                                    : kind == Observable.RECURRENCE_LINK
                                            ? Observability.State.DECLARED_NOT_FOUND
                                            : Observability.State.NOT_DECLARED,
                            shown,
                            shown ? 1_000 + kind.ordinal() * 37L : 0,
                            4_000));
        }
        return seen;
    }

    private static Report.NotJudged notJudged(String rule, Observable... needs) {
        return new Report.NotJudged(rule, Set.copyOf(Arrays.asList(needs)));
    }

    private static List<Report.NotJudged> unseen() {
        return List.of(
                notJudged("INVISIBLE_ESCALATION", Observable.MESSAGE_TO_CUSTOMER, Observable.CALL),
                notJudged("ESCALATION_NOTICE", Observable.MESSAGE_TO_CUSTOMER, Observable.CALL),
                notJudged("PROGRESS_UPDATE", Observable.MESSAGE_TO_CUSTOMER, Observable.CALL),
                notJudged(
                        "PROMISE",
                        Observable.PROMISE,
                        Observable.MESSAGE_TO_CUSTOMER,
                        Observable.CALL),
                notJudged("RESOLUTION_WITHOUT_CLOSURE", Observable.CLOSURE_PARTS),
                notJudged("REGULATORY_STEP", Observable.REGULATORY_STEP));
    }

    private static List<Reason> headline(boolean seesMessages) {
        return seesMessages
                ? List.of(
                        Reason.of("headline.escalated", 380, 2000, 0.19, 92, 412, 92 / 412.0),
                        Reason.of(
                                "headline.concentration",
                                "Payments",
                                "product-feature",
                                2.4,
                                "tier"),
                        Reason.of("headline.nothing-proved", 412))
                : List.of(
                        Reason.of(
                                "headline.mode-worst",
                                88,
                                412,
                                88 / 412.0,
                                FailureMode.OWNERSHIP_VACUUM),
                        Reason.of(
                                "headline.concentration",
                                "Payments",
                                "product-feature",
                                2.4,
                                "tier"),
                        Reason.of("headline.nothing-concentrates"));
    }

    private static List<Report.Mode> modes(boolean seesMessages, List<Report.Drawing> drawings) {
        List<Report.Mode> modes = new ArrayList<>();
        for (FailureMode mode : FailureMode.values()) {
            boolean told =
                    mode != FailureMode.INVISIBLE_ESCALATION
                            && mode != FailureMode.RESOLUTION_WITHOUT_CLOSURE;
            boolean seen = seesMessages || told;
            modes.add(seen ? mode(mode, drawings) : unseen(mode));
        }
        return modes;
    }

    private static Report.Mode unseen(FailureMode mode) {
        return new Report.Mode(
                mode,
                false,
                Set.of(Observable.MESSAGE_TO_CUSTOMER, Observable.CALL),
                share(0, 0),
                share(0, 0),
                List.of(),
                Map.of(),
                List.of());
    }

    private static Report.Mode mode(FailureMode mode, List<Report.Drawing> drawings) {
        int[] proved = {31, 143, 88, 77, 19};
        int[] indicated = {48, 0, 0, 52, 26};
        int i = mode.ordinal();
        Map<Silence, Long> silence = new EnumMap<>(Silence.class);
        if (mode == FailureMode.INVISIBLE_ESCALATION) {
            silence.put(Silence.UP_TO_ONE_HOUR, 12L);
            silence.put(Silence.UP_TO_ONE_BUSINESS_DAY, 39L);
            silence.put(Silence.OVER_ONE_BUSINESS_DAY, 61L);
            silence.put(Silence.NEVER_TOLD, 31L);
        }
        List<Report.WorstCase> worst = new ArrayList<>();
        for (int k = 0; k < Math.min(8, drawings.size()); k++) {
            Report.Drawing drawn = drawings.get((k * 3 + i) % drawings.size());
            worst.add(
                    new Report.WorstCase(
                            drawn.contact(),
                            drawn.contact() + "#TIER-1",
                            KINDS.get(i),
                            k < 5 ? Strength.PROVED : Strength.INDICATED,
                            drawn.from().plusSeconds(7_200),
                            Reason.of("notice-late", "PT76H")));
        }
        worst.add(
                new Report.WorstCase(
                        "not-drawn-1",
                        "not-drawn-1#TIER-1",
                        KINDS.get(i),
                        Strength.PROVED,
                        AS_OF.minusSeconds(86_400),
                        Reason.of("bare-resolution", HOSTILE.get(0))));
        return new Report.Mode(
                mode,
                true,
                mode == FailureMode.CONTEXT_LOSS ? Set.of(Observable.CUSTOMER_REPEATED) : Set.of(),
                share(proved[i], 412),
                share(indicated[i], 412),
                List.of(
                        new KindCount(KINDS.get(i), Strength.PROVED, proved[i]),
                        new KindCount("follow-up-missed", Strength.INDICATED, indicated[i])),
                silence,
                worst);
    }

    private static Report.Commitments commitments(boolean seesMessages) {
        List<Report.KindVerdicts> kinds = new ArrayList<>();
        Random random = new Random(3);
        for (CommitmentKind kind : CommitmentKind.values()) {
            boolean message =
                    kind != CommitmentKind.HANDOFF_ACCEPTANCE
                            && kind != CommitmentKind.ROOT_CAUSE_ANALYSIS;
            boolean seen = kind != CommitmentKind.REGULATORY_STEP && (seesMessages || !message);
            long kept = seen ? 100 + random.nextInt(300) : 0;
            long late = seen ? random.nextInt(90) : 0;
            long missed = seen ? random.nextInt(120) : 0;
            long waived = seen ? random.nextInt(6) : 0;
            boolean content = seen && kind.name().endsWith("E");
            kinds.add(
                    new Report.KindVerdicts(
                            kind,
                            kept,
                            late,
                            missed,
                            waived,
                            seen ? 9 : 0,
                            seen ? 4 : 0,
                            seen ? 0 : 412,
                            seen ? share(kept, kept + late + missed + waived) : null,
                            content ? kept / 2 : 0,
                            content ? kept - kept / 2 : 0,
                            seen && !content ? kept : 0,
                            seen ? 3_600L + random.nextInt(90_000) : null));
        }
        return seesMessages
                ? new Report.Commitments(share(150, 366), share(1_204, 1_811), kinds)
                : new Report.Commitments(null, null, kinds);
    }

    private static List<Report.EscalationCount> escalations() {
        return List.of(
                count(EscalationType.TIER, Certainty.INFERRED, 571, 412),
                count(EscalationType.COMPLEXITY, Certainty.INFERRED, 88, 86),
                count(EscalationType.CUSTOMER, Certainty.RECORDED, 64, 60),
                count(EscalationType.CUSTOMER, Certainty.SUSPECTED, 131, 120),
                count(EscalationType.EXECUTIVE, Certainty.RECORDED, 9, 9),
                count(EscalationType.REGULATORY, Certainty.RECORDED, 3, 3));
    }

    private static Report.EscalationCount count(
            EscalationType type, Certainty certainty, long escalations, long contacts) {
        return new Report.EscalationCount(type, certainty, escalations, share(contacts, 4_000));
    }

    private static Report.TierFlow tierFlow(boolean seesMessages) {
        return new Report.TierFlow(
                List.of(
                        new Report.TierRate("T1", share(398, 3_700)),
                        new Report.TierRate("T2", share(91, 640)),
                        new Report.TierRate("T3", share(0, 122))),
                List.of(
                        new Flow("T1", "T2", 480),
                        new Flow("T2", "T3", 91),
                        new Flow("T2", "T1", 130),
                        new Flow("T3", "T2", 22)),
                List.of(
                        new Flow("opened", "T1", 3_700),
                        new Flow("opened", "T2", 262),
                        new Flow("opened", "T3", 38),
                        new Flow("T1", "2:T2", 398),
                        new Flow("T2", "2:T3", 31),
                        new Flow("T2", "2:T1", 40),
                        new Flow("T3", "2:T2", 9),
                        new Flow("2:T2", "3:T3", 60),
                        new Flow("2:T2", "3:T1", 90),
                        new Flow("2:T1", "3:T2", 8),
                        new Flow("2:T3", "3:T2", 6),
                        new Flow("3:T1", "4+:T2", 41),
                        new Flow("3:T3", "4+:T2", 7),
                        new Flow("4+:T2", "4+:T1", 12),
                        new Flow("T1", "resolved", 3_262),
                        new Flow("T2", "resolved", 185),
                        new Flow("T3", "resolved", 29),
                        new Flow("2:T2", "resolved", 230),
                        new Flow("2:T1", "resolved", 30),
                        new Flow("2:T3", "resolved", 23),
                        new Flow("3:T1", "resolved", 46),
                        new Flow("3:T2", "resolved", 12),
                        new Flow("3:T3", "resolved", 48),
                        new Flow("4+:T2", "resolved", 30),
                        new Flow("4+:T1", "resolved", 10),
                        new Flow("T1", "still-open", 40),
                        new Flow("T2", "still-open", 6),
                        new Flow("2:T2", "still-open", 27),
                        new Flow("4+:T2", "still-open", 6)),
                List.of(
                        new Report.TierTime("T1", 3_790, 15_120.0, 97_200.0),
                        new Report.TierTime("T2", 712, 61_000.0, 403_000.0),
                        new Report.TierTime("T3", 118, null, null)),
                waiting(true, 512, 59),
                waiting(seesMessages, 433, 138),
                1_240,
                share(212, 4_000),
                share(141, 4_000),
                share(96, 3_910));
    }

    private static Report.Waiting waiting(boolean observable, long observed, long open) {
        List<Report.CurvePoint> curve = new ArrayList<>();
        if (observable && observed > 0) {
            double waiting = 1;
            for (int i = 0; i < 60; i++) {
                waiting *= 0.955;
                curve.add(
                        new Report.CurvePoint(
                                (long) (300 * Math.pow(1.13, i)),
                                waiting,
                                Math.max(0, waiting - 0.035),
                                Math.min(1, waiting + 0.035)));
            }
        }
        boolean any = !curve.isEmpty();
        return new Report.Waiting(
                observable,
                observable ? observed : 0,
                observable ? open : 0,
                any ? 1_800.0 : null,
                any ? 90_000.0 : null,
                any ? 2_070.0 : null,
                null,
                curve);
    }

    private static List<Family> concentration() {
        return List.of(
                new Family(
                        "product-feature",
                        "tier",
                        "contacts opened",
                        List.of(
                                cell(
                                        "Payments",
                                        165,
                                        800,
                                        412,
                                        4_000,
                                        2.40,
                                        1.98,
                                        2.92,
                                        4e-6,
                                        "higher"),
                                cell(
                                        HOSTILE.get(2),
                                        40,
                                        310,
                                        412,
                                        4_000,
                                        1.21,
                                        0.86,
                                        1.7,
                                        0.31,
                                        "no-difference"),
                                cell(
                                        "Reporting",
                                        20,
                                        610,
                                        412,
                                        4_000,
                                        0.28,
                                        0.17,
                                        0.45,
                                        1e-5,
                                        "lower"),
                                cell("Beta", 2, 4, 412, 4_000, 4.9, 0.59, null, 0.4, "too-small"))),
                new Family(
                        "weekday",
                        "tier",
                        "contacts opened",
                        List.of(
                                cell(
                                        "5-FRIDAY",
                                        101,
                                        700,
                                        412,
                                        4_000,
                                        1.53,
                                        1.2,
                                        1.94,
                                        0.003,
                                        "higher"),
                                cell(
                                        "1-MONDAY",
                                        80,
                                        900,
                                        412,
                                        4_000,
                                        0.83,
                                        0.63,
                                        1.07,
                                        0.2,
                                        "no-difference"),
                                cell(
                                        "7-SUNDAY",
                                        0,
                                        12,
                                        412,
                                        4_000,
                                        null,
                                        null,
                                        null,
                                        1,
                                        "too-small"))),
                new Family("hour", "tier", "contacts opened", hours()),
                new Family(
                        "team-pair",
                        "handoff-failure",
                        "team changes",
                        List.of(
                                cell(
                                        "Frontline → Billing",
                                        31,
                                        120,
                                        77,
                                        1_240,
                                        6.3,
                                        3.9,
                                        10.2,
                                        2e-7,
                                        "higher"),
                                cell(
                                        "Billing → Platform",
                                        20,
                                        300,
                                        77,
                                        1_240,
                                        1.1,
                                        0.63,
                                        1.85,
                                        0.8,
                                        "no-difference"))));
    }

    private static List<Cell> hours() {
        List<Cell> cells = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            long exposure = 20L + (hour > 7 && hour < 19 ? 300 : 0);
            cells.add(
                    cell(
                            "%02d:00".formatted(hour),
                            exposure / 10,
                            (double) exposure,
                            412,
                            4_000,
                            1.0,
                            0.7,
                            1.4,
                            0.9,
                            exposure < 50 ? "too-small" : "no-difference"));
        }
        return cells;
    }

    private static Cell cell(
            String value,
            long count,
            double exposure,
            long counts,
            long exposures,
            @Nullable Double ratio,
            @Nullable Double low,
            @Nullable Double high,
            double adjusted,
            String verdict) {
        return new Cell(
                value,
                count,
                exposure,
                (double) count / counts,
                exposure / exposures,
                ratio,
                low,
                low != null && high == null ? Double.valueOf(Double.POSITIVE_INFINITY) : high,
                adjusted / 3,
                adjusted,
                verdict);
    }

    private static List<Report.Month> months() {
        List<Report.Month> months = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            Map<EscalationType, Long> types = new EnumMap<>(EscalationType.class);
            types.put(EscalationType.TIER, 70L + i * 8L);
            types.put(EscalationType.CUSTOMER, 8L + i);
            types.put(EscalationType.COMPLEXITY, 20L - i);
            months.add(new Report.Month("2026-0" + i, 640L + i * 9L, 52L + i * 7L, i < 5, types));
        }
        return months;
    }

    private static List<Report.Account> accounts() {
        return List.of(
                new Report.Account(
                        "A-17",
                        "Harbour & Sons",
                        "M. Okafor",
                        "2026-09-01",
                        "184000",
                        "EUR",
                        4,
                        Instant.parse("2026-04-02T09:00:00Z"),
                        -0.4,
                        0.03,
                        Reason.of("signal.escalated-and-declining", 4, 6, 5)),
                new Report.Account(
                        HOSTILE.get(3),
                        null,
                        null,
                        null,
                        null,
                        null,
                        3,
                        Instant.parse("2026-05-11T09:00:00Z"),
                        null,
                        null,
                        Reason.of("signal.escalated-csat-unknown", 3, 6)));
    }

    private static Map<String, Object> measures() {
        Map<String, Object> ping = new LinkedHashMap<>();
        ping.put("cases", 812);
        ping.put("share", 0.1312);
        Map<String, Object> measures = new LinkedHashMap<>();
        measures.put("push_to_front", 0.62);
        measures.put("ping_pong", ping);
        return measures;
    }

    private static List<Report.Drawing> rich(int many, Random random) {
        List<Report.Drawing> drawings = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            String contact =
                    i >= 2 && i < 2 + HOSTILE.size()
                            ? HOSTILE.get(i - 2)
                            : "NW-" + (20_417 + i * 31);
            drawings.add(drawing(contact, i, random));
        }
        return drawings;
    }

    private static Report.Drawing drawing(String contact, int rank, Random random) {
        Instant from = FIRST.plus(Duration.ofHours(random.nextInt(3_000)));
        Instant decided = from.plus(Duration.ofMinutes(40 + random.nextInt(2_000)));
        Instant accepted = decided.plus(Duration.ofMinutes(30 + random.nextInt(1_500)));
        Instant resolved = accepted.plus(Duration.ofHours(20 + random.nextInt(300)));
        Instant to = resolved.plus(Duration.ofHours(30));
        List<Mark> marks = new ArrayList<>();
        mark(marks, from, "opened", "customer", "internal", Reason.of("fact.opened"), null);
        mark(
                marks,
                from,
                "customer-message",
                "customer",
                "customer",
                Reason.of("fact.customer-message"),
                "The invoice run stopped halfway; payroll closes on Friday.");
        long span = Duration.between(from, to).toSeconds();
        for (int i = 0; i < 54; i++) {
            Instant at = from.plusSeconds((long) (span * random.nextDouble()));
            int kind = random.nextInt(8);
            String text =
                    i < HOSTILE.size() && rank < 4
                            ? HOSTILE.get(i)
                            : "Any news? We are waiting for an answer since this morning.";
            switch (kind) {
                case 0, 1 ->
                        mark(
                                marks,
                                at,
                                "customer-message",
                                "customer",
                                "customer",
                                Reason.of("fact.customer-message"),
                                text);
                case 2 ->
                        mark(
                                marks,
                                at,
                                "message-to-customer",
                                "L. Moretti",
                                "customer",
                                Reason.of("fact.message"),
                                text);
                case 3 ->
                        mark(
                                marks,
                                at,
                                "note",
                                "S. Ivanova",
                                "internal",
                                Reason.of("fact.note"),
                                null);
                default ->
                        mark(
                                marks,
                                at,
                                "status-changed",
                                "automation",
                                "internal",
                                Reason.of("fact.status", "Awaiting Assignment"),
                                null);
            }
        }
        mark(
                marks,
                decided,
                "escalation-opened",
                "S. Ivanova",
                "internal",
                Reason.of("fact.escalation-opened", EscalationType.TIER, Certainty.INFERRED),
                null);
        mark(
                marks,
                accepted,
                "assigned",
                "D. Quist",
                "internal",
                Reason.of("fact.assigned", "D. Quist", "Platform", "T2"),
                null);
        mark(
                marks,
                resolved,
                "message-to-customer",
                "D. Quist",
                "customer",
                Reason.of("fact.message"),
                "This has been resolved.");
        mark(marks, resolved, "resolved", "D. Quist", "internal", Reason.of("fact.resolved"), null);
        marks.sort(java.util.Comparator.comparing(Mark::at));
        return new Report.Drawing(
                contact,
                1_000 - rank,
                from,
                to,
                new TreeMap<>(
                        Map.of(
                                "product-feature",
                                "Payments",
                                "segment",
                                "Enterprise",
                                "account",
                                "Harbour & Sons")),
                marks,
                List.of(
                        new Span(from, decided, "S. Ivanova", null, null),
                        new Span(decided, accepted, "S. Ivanova", "NO_PERSON", null),
                        new Span(accepted, to, "D. Quist", null, null)),
                List.of(
                        new Span(from, decided, "T1", null, null),
                        new Span(decided, to, "T2", null, null)),
                List.of(
                        new Span(decided, accepted.plusSeconds(9_000), "silence", null, 14_400L),
                        new Span(accepted.plusSeconds(40_000), resolved, "silence", null, null)),
                List.of(
                        new Report.Closure(
                                decided.plusSeconds(21_600), decided.plusSeconds(72_000))),
                List.of(escalation(contact, rank, decided, accepted, resolved)));
    }

    private static void mark(
            List<Mark> marks,
            Instant at,
            String kind,
            String actor,
            String audience,
            Reason what,
            @Nullable String text) {
        marks.add(new Mark(at, kind, actor, audience, what, text, null));
    }

    private static DrawnEscalation escalation(
            String contact, int rank, Instant decided, Instant accepted, Instant resolved) {
        List<DrawnCommitment> owed = new ArrayList<>();
        Instant notice = decided.plusSeconds(3_600);
        owed.add(
                new DrawnCommitment(
                        CommitmentKind.ESCALATION_NOTICE,
                        1,
                        decided,
                        notice,
                        "TIER v1 notice",
                        "elapsed",
                        rank % 2 == 0 ? "kept-late" : "missed",
                        rank % 2 == 0 ? accepted.plusSeconds(9_000) : null,
                        rank % 2 == 0 ? "incomplete" : "not-applicable",
                        rank % 2 == 0 ? List.of("NEXT_CONTACT", "IF_NOT_HEARD") : List.of()));
        Instant opens = decided;
        Instant due =
                decided.atZone(ZONE)
                        .toLocalDate()
                        .plusDays(1)
                        .atTime(17, 0)
                        .atZone(ZONE)
                        .toInstant();
        for (int i = 1; due.isBefore(resolved); i++) {
            String verdict = i % 3 == 0 ? "missed" : i % 3 == 1 ? "kept" : "kept-late";
            owed.add(
                    new DrawnCommitment(
                            CommitmentKind.PROGRESS_UPDATE,
                            i,
                            opens,
                            due,
                            "TIER v1 progress",
                            "northwind",
                            verdict,
                            verdict.equals("missed")
                                    ? null
                                    : due.minusSeconds(verdict.equals("kept") ? 7_000 : -7_000),
                            "not-applicable",
                            List.of()));
            opens = due;
            due = due.plus(Duration.ofDays(1));
        }
        owed.add(
                new DrawnCommitment(
                        CommitmentKind.RESOLUTION_MESSAGE,
                        1,
                        decided,
                        resolved,
                        "TIER v1 resolution",
                        "elapsed",
                        "kept",
                        resolved,
                        "incomplete",
                        List.of("ROOT_CAUSE", "RECURRENCE")));
        return new DrawnEscalation(
                contact + "#TIER-1",
                EscalationType.TIER,
                Certainty.INFERRED,
                Reason.of("inferred.tier-rose", "T1", "T2"),
                decided,
                accepted,
                resolved,
                owed,
                List.of(
                        new DrawnFinding(
                                FailureMode.INVISIBLE_ESCALATION,
                                Strength.PROVED,
                                "notice-late",
                                Silence.OVER_ONE_BUSINESS_DAY,
                                "TIER v1 notice",
                                List.of(
                                        new Shown(
                                                decided,
                                                accepted.plusSeconds(9_000),
                                                Strength.PROVED,
                                                Reason.of("notice-late", "PT26H40M")))),
                        new DrawnFinding(
                                FailureMode.OWNERSHIP_VACUUM,
                                Strength.PROVED,
                                "no-person",
                                null,
                                "TIER v1 acceptance",
                                List.of(
                                        new Shown(
                                                decided,
                                                accepted,
                                                Strength.PROVED,
                                                Reason.of("no-person", "PT9H")))),
                        new DrawnFinding(
                                FailureMode.RESOLUTION_WITHOUT_CLOSURE,
                                Strength.INDICATED,
                                "bare-resolution",
                                null,
                                "TIER v1 resolution",
                                List.of(
                                        new Shown(
                                                resolved,
                                                null,
                                                Strength.INDICATED,
                                                Reason.of(
                                                        "bare-resolution",
                                                        HOSTILE.get(rank % HOSTILE.size())))))));
    }

    static Share share(long count, long of) {
        if (of == 0) {
            return new Share(count, of, null, null, null);
        }
        Proportion whole = new Proportion(count, of);
        return new Share(count, of, whole.value(), whole.wilson().low(), whole.wilson().high());
    }
}
