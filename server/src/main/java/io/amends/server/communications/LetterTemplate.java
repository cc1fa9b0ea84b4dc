package io.amends.server.communications;

import io.amends.core.commitment.CommitmentKind;
import java.util.List;
import java.util.Locale;

/**
 * How a letter of a kind begins, before a person makes it theirs. Its parts stand in {@code {{#part
 * "NEXT_CONTACT"}}…{{/part}}}, what is filled in as {@code {{nextContact}}}.
 *
 * @param version 0 for the shipped one
 */
public record LetterTemplate(
        CommitmentKind kind, Locale language, int version, String subject, String body) {

    /** What is owed to customers in words, in the order of an escalation's life. */
    public static final List<CommitmentKind> KINDS =
            List.of(
                    CommitmentKind.ACKNOWLEDGEMENT,
                    CommitmentKind.ESCALATION_NOTICE,
                    CommitmentKind.NEW_TIER_FIRST_RESPONSE,
                    CommitmentKind.PROGRESS_UPDATE,
                    CommitmentKind.PROMISE,
                    CommitmentKind.RESOLUTION_MESSAGE,
                    CommitmentKind.FOLLOW_UP);

    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    public LetterTemplate {
        subject = OneLine.of(subject);
        body = body.replace("\r\n", "\n").strip() + "\n";
    }

    public boolean isShipped() {
        return version == 0;
    }

    /** The one of our languages that is nearest. */
    public static Locale nearest(Locale wanted) {
        return LANGUAGES.stream()
                .filter(ours -> ours.getLanguage().equals(wanted.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }
}
