package io.amends.history.mapping;

import java.util.List;

/** A measure that others published of the data set: where the main table has what it counts. */
public sealed interface SourceMeasurePlan permits SupportLinesPlan, ActivityFlowPlan {

    /** Every column of the main table that it reads. */
    List<String> columns();
}
