package io.amends.server.communications;

import io.amends.server.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The line to a server of this machine, which can be cut and mended. */
final class Line {

    private final int to;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket door;

    Line(int to) {
        this.to = to;
        this.port = TestServer.freePort();
        mend();
    }

    int port() {
        return port;
    }

    /** From now on nobody gets through; whoever is speaking is interrupted. */
    synchronized void cut() {
        close(door);
        door = null;
        open.forEach(Line::close);
        open.clear();
    }

    synchronized void mend() {
        if (door != null) {
            return;
        }
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            door = opened;
            Thread.ofVirtual().start(() -> letIn(opened));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void letIn(ServerSocket at) {
        while (!at.isClosed()) {
            try {
                Socket caller = at.accept();
                Socket called = new Socket(InetAddress.getLoopbackAddress(), to);
                open.add(caller);
                open.add(called);
                Thread.ofVirtual().start(() -> carry(caller, called));
                Thread.ofVirtual().start(() -> carry(called, caller));
            } catch (IOException e) {
                // the door was closed
            }
        }
    }

    private void carry(Socket from, Socket into) {
        try (from;
                into) {
            InputStream in = from.getInputStream();
            OutputStream out = into.getOutputStream();
            in.transferTo(out);
        } catch (IOException e) {
            // the line was cut
        } finally {
            open.remove(from);
            open.remove(into);
        }
    }

    private static void close(@Nullable AutoCloseable what) {
        try {
            if (what != null) {
                what.close();
            }
        } catch (Exception e) {
            // it was done with anyway
        }
    }
}
