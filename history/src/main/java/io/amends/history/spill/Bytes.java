package io.amends.history.spill;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** A growing run of bytes that is written once and read front to back. */
public final class Bytes {

    private byte[] bytes;
    private int end;
    private int next;

    Bytes(int capacity) {
        bytes = new byte[capacity];
    }

    Bytes(byte[] filled) {
        bytes = filled;
        end = filled.length;
    }

    int size() {
        return end;
    }

    boolean hasMore() {
        return next < end;
    }

    void rewind() {
        next = 0;
    }

    void clear() {
        end = 0;
        next = 0;
    }

    byte[] array() {
        return bytes;
    }

    /** Writes a whole number, small ones in fewer bytes; negative ones take ten. */
    public void putNumber(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[end++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[end++] = (byte) rest;
    }

    public long number() {
        long value = 0;
        int shift = 0;
        while (true) {
            byte b = bytes[next++];
            value |= (b & 0x7FL) << shift;
            if (b >= 0) {
                return value;
            }
            shift += 7;
        }
    }

    /** Writes a number that may be negative in few bytes when it is near zero. */
    public void putSigned(long value) {
        putNumber((value << 1) ^ (value >> 63));
    }

    public long signed() {
        long raw = number();
        return (raw >>> 1) ^ -(raw & 1);
    }

    public void putText(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        putNumber(encoded.length);
        room(encoded.length);
        System.arraycopy(encoded, 0, bytes, end, encoded.length);
        end += encoded.length;
    }

    public String text() {
        int length = (int) number();
        String text = new String(bytes, next, length, StandardCharsets.UTF_8);
        next += length;
        return text;
    }

    public void putInstant(Instant instant) {
        putSigned(instant.getEpochSecond());
        putNumber(instant.getNano());
    }

    public Instant instant() {
        long second = signed();
        return Instant.ofEpochSecond(second, number());
    }

    private void room(int more) {
        if (end + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, end + more));
        }
    }
}
