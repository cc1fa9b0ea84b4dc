package io.amends.core.commitment;

import io.amends.core.timeline.Event.RegulatoryStepTaken;

/** The steps that a regulator's clock demands. */
final class RegulatorySteps {

    private RegulatorySteps() {}

    /** The rule names the step, so that proof of one step never keeps another. */
    static String rule(String preset, String milestone) {
        return preset + "/" + milestone;
    }

    static boolean isAbout(Commitment owed, RegulatoryStepTaken step) {
        return owed.rule().endsWith(" " + rule(step.preset(), step.milestone()));
    }
}
