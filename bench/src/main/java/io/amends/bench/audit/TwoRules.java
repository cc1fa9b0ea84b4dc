package io.amends.bench.audit;

import java.util.HashMap;
import java.util.Map;

/**
 * The least that can be called an audit, in a table by case: after {@code escalated} the customer
 * must hear within an hour, then at most a day apart, until {@code resolved}. Rows come in order of
 * time.
 */
final class TwoRules {

    private static final long NOTICE = 3_600;
    private static final long GAP = 86_400;

    private final Map<String, Case> cases = new HashMap<>(1 << 20);
    private long lateNotices;
    private long gaps;

    /** What is found; equal where two audits agree. */
    record Found(long lateNotices, long gaps) {}

    void add(String id, long second, String type) {
        Case of = cases.get(id);
        if (of == null) {
            of = new Case();
            cases.put(id, of);
        }
        switch (type) {
            case "escalated" -> {
                of.heardAt = second;
                of.state = State.WAITS_FOR_NOTICE;
            }
            case "customer_update" -> update(of, second);
            case "resolved" -> of.state = State.QUIET;
            default -> {}
        }
    }

    private void update(Case of, long second) {
        switch (of.state) {
            case WAITS_FOR_NOTICE -> lateNotices += second - of.heardAt > NOTICE ? 1 : 0;
            case TOLD -> gaps += second - of.heardAt > GAP ? 1 : 0;
            case QUIET -> {
                return;
            }
        }
        of.state = State.TOLD;
        of.heardAt = second;
    }

    Found found() {
        return new Found(lateNotices, gaps);
    }

    private enum State {
        QUIET,
        WAITS_FOR_NOTICE,
        TOLD
    }

    private static final class Case {
        private State state = State.QUIET;
        private long heardAt;
    }
}
