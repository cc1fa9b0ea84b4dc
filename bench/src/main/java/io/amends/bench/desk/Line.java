package io.amends.bench.desk;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 connection that is kept: as little work as a client can do, since it shares the machine
 * with what is measured. For one thread.
 */
final class Line implements AutoCloseable {

    private final int port;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();

    Line(int port) {
        this.port = port;
    }

    /**
     * An answer.
     *
     * @param headers by their names in small letters; of several the last
     */
    record Answer(int status, Map<String, String> headers, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** The server may end a connection that was idle; then it is asked once more, as browsers do. */
    Answer get(String path, String cookie) throws IOException {
        boolean wasKept = socket != null;
        try {
            return send("GET", path, cookie, "");
        } catch (IOException ended) {
            close();
            if (!wasKept) {
                throw ended;
            }
            return send("GET", path, cookie, "");
        }
    }

    /** A form, as a browser sends it. */
    Answer post(String path, String cookie, String form) throws IOException {
        return send("POST", path, cookie, form);
    }

    private Answer send(String method, String path, String cookie, String form) throws IOException {
        byte[] body = form.getBytes(StandardCharsets.UTF_8);
        String head =
                method
                        + " "
                        + path
                        + " HTTP/1.1\r\nHost: 127.0.0.1:"
                        + port
                        + (cookie.isEmpty() ? "" : "\r\nCookie: " + cookie)
                        + (form.isEmpty()
                                ? ""
                                : "\r\nContent-Type: application/x-www-form-urlencoded"
                                        + "\r\nContent-Length: "
                                        + body.length)
                        + "\r\n\r\n";
        ByteArrayOutputStream whole = new ByteArrayOutputStream(head.length() + body.length);
        whole.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        whole.writeBytes(body);
        open().getOutputStream().write(whole.toByteArray());
        return read();
    }

    private Socket open() throws IOException {
        @Nullable Socket kept = socket;
        if (kept == null) {
            kept = new Socket(InetAddress.getLoopbackAddress(), port);
            kept.setTcpNoDelay(true);
            in = new BufferedInputStream(kept.getInputStream(), 1 << 16);
            socket = kept;
        }
        return kept;
    }

    private Answer read() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        Map<String, String> headers = new HashMap<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        byte[] body =
                "chunked".equals(headers.get("transfer-encoding"))
                        ? chunks()
                        : in.readNBytes(
                                Integer.parseInt(headers.getOrDefault("content-length", "0")));
        if ("close".equalsIgnoreCase(headers.get("connection"))) {
            close();
        }
        return new Answer(status, headers, body);
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(1 << 16);
        for (int size = size(); size > 0; size = size()) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int size() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("Expected an answer, but the connection ended");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        @Nullable Socket kept = socket;
        socket = null;
        if (kept != null) {
            kept.close();
        }
    }
}
