package io.amends.company.volume;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Rows as bytes, gathered into large writes; instants are written digit by digit for speed. */
final class RowBytes {

    private static final int SPARE = 512;
    private static final int SECONDS_OF_DAY = 86_400;

    private final byte[] buffer = new byte[1 << 20];
    private final OutputStream out;
    private int length;
    private long day = Long.MIN_VALUE;
    private byte[] dayText = new byte[0];

    RowBytes(OutputStream out) {
        this.out = out;
    }

    /** Makes room for one row. */
    void begin() throws IOException {
        if (buffer.length - length < SPARE) {
            flush();
        }
    }

    void text(byte[] bytes) {
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    void character(char ascii) {
        buffer[length++] = (byte) ascii;
    }

    void number(long value) {
        int from = length;
        long left = value;
        do {
            buffer[length++] = (byte) ('0' + left % 10);
            left /= 10;
        } while (left > 0);
        for (int i = from, j = length - 1; i < j; i++, j--) {
            byte swap = buffer[i];
            buffer[i] = buffer[j];
            buffer[j] = swap;
        }
    }

    /** ISO-8601 in UTC, to the second. */
    void instant(long epochSecond) {
        long epochDay = epochSecond / SECONDS_OF_DAY;
        if (epochDay != day) {
            day = epochDay;
            dayText = (LocalDate.ofEpochDay(day) + "T").getBytes(StandardCharsets.US_ASCII);
        }
        text(dayText);
        int second = (int) (epochSecond - epochDay * SECONDS_OF_DAY);
        twoDigits(second / 3600);
        character(':');
        twoDigits(second / 60 % 60);
        character(':');
        twoDigits(second % 60);
        character('Z');
    }

    private void twoDigits(int value) {
        character((char) ('0' + value / 10));
        character((char) ('0' + value % 10));
    }

    void flush() throws IOException {
        out.write(buffer, 0, length);
        out.flush();
        length = 0;
    }
}
