package io.amends.history.source;

/** The formats read; text may be compressed with gzip. */
public enum FileFormat {
    CSV,
    XES,
    /** A sheet of an Excel workbook; never behind gzip. */
    XLSX,
    /** JSON of Zendesk's API and account export. */
    ZENDESK,
    /** JSON of Jira's API and webhooks. */
    JIRA,
    /** JSON of Freshdesk's API. */
    FRESHDESK,
    /** JSON of Intercom's API. */
    INTERCOM;

    /** Whether it is a help desk's JSON, of which a reader makes records. */
    public boolean isExport() {
        return switch (this) {
            case ZENDESK, JIRA, FRESHDESK, INTERCOM -> true;
            case CSV, XES, XLSX -> false;
        };
    }
}
