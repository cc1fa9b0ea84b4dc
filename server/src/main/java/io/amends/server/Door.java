package io.amends.server;

import io.amends.history.source.RefusedInput;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Map;

/** Where the service listens, tried before anything is started: the rest takes seconds. */
final class Door {

    private Door() {}

    /**
     * @throws RefusedInput if somebody else listens there, or nobody may
     */
    static void mustBeFree(Map<String, String> settings) {
        String bind = settings.getOrDefault("amends.bind", "127.0.0.1");
        int port = Integer.parseInt(settings.getOrDefault("amends.port", "8080"));
        InetAddress address = address(bind);
        if (port == 0) {
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        } catch (BindException e) {
            throw refused(bind, port, e);
        } catch (IOException e) {
            throw new RefusedInput("Cannot listen on " + bind + ", port " + port + ": " + e, e);
        }
    }

    private static InetAddress address(String bind) {
        try {
            return InetAddress.getByName(bind);
        } catch (UnknownHostException e) {
            throw new RefusedInput(
                    "--bind: expected an address of this machine, such as 127.0.0.1 (this machine"
                            + " alone) or 0.0.0.0 (every network), but was '"
                            + bind
                            + "'",
                    e);
        }
    }

    private static RefusedInput refused(String bind, int port, BindException e) {
        String said = String.valueOf(e.getMessage());
        if (said.contains("Permission denied")) {
            return new RefusedInput(
                    "Port "
                            + port
                            + " may only be listened on by root: choose one from 1024 on with"
                            + " --port N",
                    e);
        }
        if (said.contains("assign requested address")) {
            return new RefusedInput(
                    "This machine has no address " + bind + ": choose another with --bind ADDRESS",
                    e);
        }
        return new RefusedInput(
                "Port "
                        + port
                        + " on "
                        + bind
                        + " is in use by another program (another Amends, perhaps): stop that one,"
                        + " or choose another port with --port N",
                e);
    }

    /** How to say an address in a link for this machine. */
    static String nameOf(String bind) {
        return switch (bind) {
            case "127.0.0.1", "0.0.0.0", "::", "::1" -> "localhost";
            default -> bind.contains(":") ? "[" + bind + "]" : bind;
        };
    }
}
