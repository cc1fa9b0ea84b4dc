package io.amends.server.rules;

import java.util.Locale;

/** What a document of rules says. */
public enum PolicyKind {
    /** When a team or a customer works; {@link #STANDARD} holds where nobody has another. */
    CALENDAR(1),
    /** How escalations of one type are handled; the first version is the one that comes with Amends. */
    PROTOCOL(2),
    /** Which contact type belongs to which tier, and how long a tier may take. */
    ROUTING(2),
    /** A condition of the organisation's own that an escalation must start. */
    TRIGGER(1),
    /** A team as it was changed. */
    TEAM(1),
    /** The tiers' names. */
    TIERS(1);

    /** The name of the calendar that holds where nobody has another. */
    public static final String STANDARD = "standard";

    private final int firstVersion;

    PolicyKind(int firstVersion) {
        this.firstVersion = firstVersion;
    }

    /** The number of the first version that an organisation writes. */
    int firstVersion() {
        return firstVersion;
    }

    /** The word for it in addresses and messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
