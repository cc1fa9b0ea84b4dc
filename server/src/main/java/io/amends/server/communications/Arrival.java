package io.amends.server.communications;

import java.util.List;

/**
 * A mail that came, as far as it matters.
 *
 * @param mailId its Message-ID without brackets; blank where it has none
 * @param sender the bare address; blank where it has none
 * @param recipients every address that it may have come by
 * @param earlier Message-IDs that it refers to, the nearest first
 * @param automatic a machine wrote it (RFC 3834)
 * @param returned Message-IDs of mails that it says were not delivered
 */
record Arrival(
        String mailId,
        String sender,
        String senderName,
        String subject,
        String text,
        List<String> recipients,
        List<String> earlier,
        boolean automatic,
        List<String> returned) {

    Arrival {
        recipients = List.copyOf(recipients);
        earlier = List.copyOf(earlier);
        returned = List.copyOf(returned);
    }
}
