package io.amends.company.episode;

import org.jspecify.annotations.Nullable;

/** How the customer learns that the contact is escalated. */
@SuppressWarnings("ImmutableEnumChecker") // its fields are records of strings
public enum Notice implements Choice {
    /** Within minutes, with everything it must say. */
    PROMPT(null, null),
    AT_59_59(null, Boundary.within("notice-one-hour", "59:59")),
    AT_60_00(null, Boundary.within("notice-one-hour", "60:00")),
    AT_60_01(
            Fault.proved(Fault.INVISIBLE, "notice-late"),
            Boundary.beyond("notice-one-hour", "60:01")),
    HOURS_LATE(Fault.proved(Fault.INVISIBLE, "notice-late"), null),
    /** Nothing at all until the resolution message. */
    NEVER(Fault.proved(Fault.INVISIBLE, "notice-late"), null),
    /** Nothing, not even at resolution. */
    SILENCE(Fault.proved(Fault.INVISIBLE, "notice-missed"), null),
    /** An attempt keeps nothing; the message comes hours later. */
    VOICEMAIL_ONLY(
            Fault.proved(Fault.INVISIBLE, "notice-late"),
            Boundary.beyond("notice-by-voicemail", "voicemail only")),
    VOICEMAIL_THEN_MAIL(
            null, Boundary.within("notice-by-voicemail", "voicemail, then a mail at 50:00")),
    /** A machine's mail keeps nothing. */
    AUTOMATIC_ONLY(
            Fault.proved(Fault.INVISIBLE, "notice-late"),
            Boundary.beyond("notice-by-machine", "automatic mail only")),
    AUTOMATIC_THEN_HUMAN(
            null, Boundary.within("notice-by-machine", "automatic mail, then a person at 45:00")),
    /** Sent in time, comes back hours later. */
    BOUNCED_LATER(
            Fault.proved(Fault.INVISIBLE, "notice-late"),
            Boundary.beyond("notice-bounced", "bounces hours later, sent anew after the hour")),
    BOUNCED_AT_ONCE(
            Fault.proved(Fault.INVISIBLE, "notice-late"),
            Boundary.beyond("notice-bounced", "refused at once, sent anew after the hour")),
    BOUNCED_THEN_SENT(
            null, Boundary.within("notice-bounced", "bounces at 20:00, sent anew at 40:00")),
    /** In time, but does not say what to do when nobody calls. */
    PART_MISSING(null, Boundary.within("notice-content", "in time with a part missing"));

    private final @Nullable Fault fault;
    private final @Nullable Boundary boundary;

    Notice(@Nullable Fault fault, @Nullable Boundary boundary) {
        this.fault = fault;
        this.boundary = boundary;
    }

    @Override
    public @Nullable Fault fault() {
        return fault;
    }

    @Override
    public @Nullable Boundary boundary() {
        return boundary;
    }
}
