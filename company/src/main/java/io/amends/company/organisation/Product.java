package io.amends.company.organisation;

import java.util.List;

/** What Brightwater sells and what customers write about. */
public final class Product {

    public static final List<String> FEATURES =
            List.of(
                    "Timesheet import",
                    "Pay run",
                    "Payslips",
                    "Invoicing",
                    "Bank files",
                    "Tax filing",
                    "Single sign-on",
                    "Reports");

    /** The one with a truly higher escalation rate. */
    public static final String TROUBLED = "Timesheet import";

    public static final List<String> CONTACT_TYPES =
            List.of("Incident", "Question", "Data correction", "Access", "Billing");

    public static final List<String> CAUSES =
            List.of(
                    "product defect",
                    "incorrect information given at T1",
                    "configuration error",
                    "third-party outage",
                    "missing documentation",
                    "capacity and routing",
                    "onboarding gap",
                    "data quality");

    /** Those of them that are Brightwater's own failing. */
    public static final List<String> OWN_FAILINGS =
            List.of(
                    "product defect",
                    "incorrect information given at T1",
                    "missing documentation",
                    "capacity and routing",
                    "onboarding gap");

    private Product() {}
}
