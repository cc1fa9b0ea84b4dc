package io.amends.history.source;

/** The formats read; each may be compressed with gzip. */
public enum FileFormat {
    CSV,
    XES,
    /** JSON of Zendesk's API and account export. */
    ZENDESK,
    /** JSON of Jira's API and webhooks. */
    JIRA,
    /** JSON of Freshdesk's API. */
    FRESHDESK,
    /** JSON of Intercom's API. */
    INTERCOM
}
