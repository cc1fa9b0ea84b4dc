package io.amends.server.escalations;

import io.amends.core.lifecycle.Stage;

/** Stages by their stable names, as rows and pages have them. */
public final class Stages {

    private Stages() {}

    public static String name(Stage stage) {
        return switch (stage) {
            case Stage.Suggested s -> "SUGGESTED";
            case Stage.Acknowledging s -> "ACKNOWLEDGING";
            case Stage.Preparing s -> "PREPARING";
            case Stage.Offered s -> "OFFERED";
            case Stage.Returned s -> "RETURNED";
            case Stage.InHand s -> "IN_HAND";
            case Stage.ClosureOwed s -> "CLOSURE_OWED";
            case Stage.FollowUpOwed s -> "FOLLOW_UP_OWED";
            case Stage.AnswerAwaited s -> "ANSWER_AWAITED";
            case Stage.Over s -> "OVER";
        };
    }
}
