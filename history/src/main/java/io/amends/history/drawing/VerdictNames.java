package io.amends.history.drawing;

import io.amends.core.commitment.Content;
import io.amends.core.commitment.Verdict;

/** The stable names of verdicts in reports and tables. */
public final class VerdictNames {

    private VerdictNames() {}

    public static String of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Open v -> "open";
            case Verdict.Kept v -> "kept";
            case Verdict.KeptLate v -> "kept-late";
            case Verdict.Missed v -> "missed";
            case Verdict.Waived v -> "waived";
            case Verdict.Superseded v -> "superseded";
            case Verdict.NotObservable v -> "not-observable";
        };
    }

    public static String of(Content content) {
        return switch (content) {
            case Content.NotApplicable c -> "not-applicable";
            case Content.Complete c -> "complete";
            case Content.Incomplete c -> "incomplete";
            case Content.NotObservable c -> "not-observable";
        };
    }
}
