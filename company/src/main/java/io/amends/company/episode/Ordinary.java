package io.amends.company.episode;

/** How a contact goes that is not escalated. */
public enum Ordinary {
    /** One answer. */
    ANSWERED,
    CHAT,
    CALL,
    MEETING,
    WAITED,
    /** Opened at the second tier: not an escalation. */
    SECOND_TIER,
    /** The customer's words suggest an escalation that nobody recorded. */
    SUSPECTED,
    /** Thanks reopened it. */
    THANKS,
    MERGED,
    /** Priority raised 59:59 after opening: still triage. */
    RAISED_EARLY,
    /** Priority raised by a machine. */
    RAISED_BY_MACHINE,
    /** The customer explained twice, without any handoff or escalation. */
    EXPLAINED_TWICE,
    /** The same subject as an earlier contact, neither escalated. */
    RECURRENCE,
    /** Part of a known issue. */
    KNOWN_ISSUE,
    /** A promise outside any escalation. */
    PROMISE,
    /** Its owner is away for days; a colleague has it within minutes. */
    OWNER_AWAY,
    /** Its owner leaves the company; a colleague has it within minutes. */
    OWNER_LEFT
}
