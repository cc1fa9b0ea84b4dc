package io.amends.server.audits;

import io.amends.core.timeline.Event;
import io.amends.history.audit.Archive;
import io.amends.history.drawing.Drawings;
import io.amends.history.judging.ContactAudit;
import io.amends.history.source.Rejection;
import io.amends.history.table.Rows;
import io.amends.server.timeline.EventJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts every contact of an audit into its partitions: its facts, texts, drawing and table rows. They
 * are sent beside the audit; whoever closes it may drop or join them.
 */
final class AuditArchive implements Archive, AutoCloseable {

    private static final List<String> EVENT =
            List.of("contact", "sequence", "occurred_at", "recorded_at", "kind", "fact");
    private static final List<String> TEXT = List.of("contact", "message", "text");
    private static final List<String> DRAWING = List.of("contact", "drawing");
    private static final JsonMapper JSON = new JsonMapper();

    private final Lanes lanes;
    private final Map<Partition, Map<String, CellType>> types;
    private final long audit;
    private final Copying leftOut;
    private long leftOutLines;
    private final Map<Thread, Desk> desks = new ConcurrentHashMap<>();

    /**
     * @param types of every column of its partitions
     */
    AuditArchive(DataSource database, Map<Partition, Map<String, CellType>> types, long audit) {
        this.lanes = new Lanes(database);
        this.types = Map.copyOf(types);
        this.audit = audit;
        this.leftOut = copying(Partition.LEFT_OUT, LeftOut.COLUMNS);
    }

    @Override
    public void keep(ContactAudit contact, Drawings drawings) {
        desks.computeIfAbsent(Thread.currentThread(), thread -> new Desk()).keep(contact, drawings);
    }

    @Override
    public void leaveOut(Rejection rejection) {
        if (leftOutLines < LeftOut.KEPT) {
            leftOut.add(
                    List.of(
                            ++leftOutLines,
                            rejection.file(),
                            rejection.line(),
                            rejection.column(),
                            rejection.value(),
                            rejection.reason().code(),
                            rejection.expected()));
        }
    }

    /** Sends what is still here; nobody may add any more. */
    void finish() {
        leftOut.flush();
        desks.values().forEach(Desk::flush);
        lanes.finish();
    }

    @Override
    public void close() {
        lanes.close();
    }

    /** What one thread is filling. */
    private final class Desk {
        private final Copying events = copying(Partition.EVENT, EVENT);
        private final Copying texts = copying(Partition.TEXT, TEXT);
        private final Copying drawn = copying(Partition.DRAWING, DRAWING);
        private final Map<Rows, Copying> rows = new EnumMap<>(Rows.class);

        Desk() {
            for (Rows table : Rows.values()) {
                rows.put(table, copying(partition(table), table.columns()));
            }
        }

        void keep(ContactAudit contact, Drawings drawings) {
            String id = contact.timeline().contact().value();
            List<Event> facts = contact.timeline().events();
            for (int i = 0; i < facts.size(); i++) {
                Event fact = facts.get(i);
                events.add(
                        Arrays.asList(
                                id,
                                i,
                                fact.occurredAt(),
                                fact.stamp().recordedAt(),
                                EventJson.kindOf(fact),
                                EventJson.write(fact)));
            }
            contact.contact()
                    .texts()
                    .forEach((message, text) -> texts.add(List.of(id, message.value(), text)));
            rows.forEach((table, copying) -> table.of(contact).forEach(copying::add));
            if (!contact.escalations().isEmpty()) {
                drawn.add(List.of(id, JSON.writeValueAsString(drawings.draw(contact, 0))));
            }
        }

        void flush() {
            List<Copying> all = new ArrayList<>(rows.values());
            all.addAll(List.of(events, texts, drawn));
            all.forEach(Copying::flush);
        }
    }

    private Copying copying(Partition partition, List<String> columns) {
        Map<String, CellType> of = Objects.requireNonNull(types.get(partition));
        return new Copying(
                lanes,
                partition.of(audit),
                columns,
                columns.stream().map(column -> Objects.requireNonNull(of.get(column))).toList());
    }

    private static Partition partition(Rows table) {
        return switch (table) {
            case CONTACTS -> Partition.CONTACT;
            case ESCALATIONS -> Partition.ESCALATION;
            case COMMITMENTS -> Partition.COMMITMENT;
            case FINDINGS -> Partition.FINDING;
            case MOVES -> Partition.MOVE;
        };
    }
}
