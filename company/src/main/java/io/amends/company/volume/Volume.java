package io.amends.company.volume;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * Ten rows for each contact. Contacts open at a steady pace and last some days, so that the number
 * running at once, and with it the memory, does not depend on how many there are in all.
 */
public final class Volume {

    private static final long START = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond();
    private static final int SECONDS_BETWEEN_CONTACTS = 20;
    private static final int ROWS = 10;
    private static final int LONGEST_PAUSE = 30 * 3600;

    private static final byte[] CUSTOMER = bytes("customer");
    private static final byte[] AGENT = bytes("agent-");
    private static final byte[] HEADER = bytes("case,at,type,actor,tier,text\n");
    private static final byte[][] TYPES =
            all(
                    "opened",
                    "customer_message",
                    "customer_update",
                    "note",
                    "escalated",
                    "assigned",
                    "customer_update",
                    "customer_update",
                    "resolved",
                    "closed");
    private static final byte[][] CALM =
            all(
                    "opened",
                    "customer_message",
                    "customer_update",
                    "note",
                    "note",
                    "assigned",
                    "customer_update",
                    "customer_update",
                    "resolved",
                    "closed");
    private static final byte[][] WORDS =
            all(
                    "the import stops halfway",
                    "figures of last month, not this one",
                    "we are looking into it",
                    "compared both runs today",
                    "sent the corrected file",
                    "pay date is on Friday",
                    "works with the new rule",
                    "asked engineering for the log");

    private final PriorityQueue<Moment> running = new PriorityQueue<>();
    private final RowBytes rows;
    private final OutputStream out;
    private final long seed;
    private final long contacts;

    public Volume(long seed, long contacts, OutputStream out) {
        this.seed = seed;
        this.contacts = contacts;
        this.out = out;
        this.rows = new RowBytes(out);
    }

    /** Writes the header and every row. */
    public void write() throws IOException {
        out.write(HEADER);
        long opened = 0;
        while (opened < contacts || !running.isEmpty()) {
            long opensAt = START + opened * SECONDS_BETWEEN_CONTACTS;
            Moment next = running.peek();
            if (opened < contacts && (next == null || opensAt <= next.second)) {
                running.add(new Moment(opened, opensAt, mixed(seed ^ mixed(opened))));
                opened++;
            } else {
                advance(running.remove());
            }
        }
        rows.flush();
    }

    private void advance(Moment moment) throws IOException {
        long bits = mixed(moment.bits + moment.step);
        row(moment, bits);
        if (++moment.step < ROWS) {
            moment.second += 60 + (bits >>> 24) % LONGEST_PAUSE;
            running.add(moment);
        }
    }

    private void row(Moment moment, long bits) throws IOException {
        rows.begin();
        rows.character('c');
        rows.number(moment.contact);
        rows.character(',');
        rows.instant(moment.second);
        rows.character(',');
        byte[][] types = moment.isEscalated() ? TYPES : CALM;
        rows.text(types[moment.step]);
        rows.character(',');
        actor(moment);
        rows.character(',');
        rows.character('T');
        rows.character(moment.isEscalated() && moment.step >= 5 ? '2' : '1');
        rows.character(',');
        rows.character('"');
        rows.text(WORDS[(int) (bits & 7)]);
        rows.character(' ');
        rows.number(bits >>> 44);
        rows.character('"');
        rows.character('\n');
    }

    private void actor(Moment moment) {
        boolean customer = moment.step <= 1;
        if (customer) {
            rows.text(CUSTOMER);
        } else {
            rows.text(AGENT);
            boolean second = moment.isEscalated() && moment.step >= 5;
            rows.number(((moment.bits >>> 8) & 63) + (second ? 100 : 0));
        }
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014): any number to well-spread bits. */
    private static long mixed(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[][] all(String... texts) {
        return Arrays.stream(texts).map(Volume::bytes).toArray(byte[][]::new);
    }
}
