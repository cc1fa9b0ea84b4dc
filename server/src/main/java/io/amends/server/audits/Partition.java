package io.amends.server.audits;

import java.util.List;
import java.util.Locale;

/**
 * The tables with a partition for each audit. Names are ours and an audit's number: no text of a
 * source is in them.
 */
enum Partition {
    EVENT,
    TEXT,
    DRAWING,
    CONTACT,
    ESCALATION,
    COMMITMENT,
    FINDING,
    MOVE,
    LEFT_OUT;

    static final List<Partition> ALL = List.of(values());

    String table() {
        return "audit_" + name().toLowerCase(Locale.ROOT);
    }

    String of(long audit) {
        return table() + "_" + audit;
    }
}
