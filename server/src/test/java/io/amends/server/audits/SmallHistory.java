package io.amends.server.audits;

import io.amends.server.Await;
import io.amends.server.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** A few tickets that can be audited in no time, and the way from order to report. */
final class SmallHistory {

    static final String MAPPING =
            """
            mapping: small
            version: 1
            zone: UTC
            tiers: [T1, T2]
            statuses: {resolved: [solved]}
            tables:
              main:
                rows: events
                contact: ticket
                occurred: {column: at, format: iso}
                event: {column: kind, values: {mail: message-to-customer, note: note-written}, otherwise: snapshot}
                fields:
                  person: who
                  tier: tier
                  status: status
                  message: id
                  text: text
            provides: [person, tier, message-to-customer]
            """;

    private SmallHistory() {}

    /** One escalated ticket whose customer hears nothing, and one that is not. */
    static String csv(String quietTicket, String text) {
        return """
                ticket,at,kind,who,tier,status,id,text
                "%s",2025-03-03T09:00:00Z,state,ann,T1,open,,
                "%s",2025-03-03T10:00:00Z,state,bob,T2,open,,
                "%s",2025-03-05T10:00:00Z,mail,bob,T2,open,m1,"%s"
                "%s",2025-03-06T10:00:00Z,state,bob,T2,solved,,
                plain,2025-03-03T09:00:00Z,state,ann,T1,open,,
                plain,2025-03-03T09:30:00Z,state,ann,T1,solved,,
                """
                .formatted(quietTicket, quietTicket, quietTicket, text, quietTicket);
    }

    static UUID upload(TestServer server, String csv) {
        try {
            Histories histories = server.bean(Histories.class);
            UUID history = histories.add("test", Instant.EPOCH);
            byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
            FileName name = new FileName("tickets.csv");
            histories.announce(history, name, bytes.length);
            histories.append(history, name, 0, new ByteArrayInputStream(bytes));
            return history;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static AuditOrder order(UUID history, String mapping) {
        return new AuditOrder(
                "Small", history, "tickets.csv", "small", mapping, null, null, "test");
    }

    /** Orders it and waits for its end. */
    static KeptAudit run(TestServer server, AuditOrder order) {
        long number = server.bean(Audits.class).order(order, Instant.EPOCH);
        server.bean(AuditQueue.class).wake();
        return awaitEnd(server, number);
    }

    /** The audit, once over; what it waits for happens in other threads. */
    static KeptAudit awaitEnd(TestServer server, long number) {
        Audits audits = server.bean(Audits.class);
        Await.until(
                "audit " + number + " was over",
                () -> audits.byNumber(number).orElseThrow().state().isOver());
        return audits.byNumber(number).orElseThrow();
    }
}
