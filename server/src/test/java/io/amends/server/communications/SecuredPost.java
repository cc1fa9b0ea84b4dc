package io.amends.server.communications;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server of this machine that can be asked to go on in secret (RFC 3207). */
final class SecuredPost implements AutoCloseable {

    static final String PASSWORD = "invented";

    private final ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final boolean offers;
    private final SSLContext secrets;
    private final Queue<String> taken = new ConcurrentLinkedQueue<>();
    private final Queue<String> overheard = new ConcurrentLinkedQueue<>();

    /**
     * @param keys a key store with the server's key, as {@link #keys} makes one
     * @param offers whether it says that it can
     */
    SecuredPost(Path keys, boolean offers) throws IOException, GeneralSecurityException {
        this.offers = offers;
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream read = Files.newInputStream(keys)) {
            store.load(read, PASSWORD.toCharArray());
        }
        KeyManagerFactory key =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        key.init(store, PASSWORD.toCharArray());
        secrets = SSLContext.getInstance("TLS");
        secrets.init(key.getKeyManagers(), null, null);
        Thread.ofVirtual().start(this::letIn);
    }

    /** A new key of localhost, vouched for by nobody but itself. */
    static Path keys(Path folder) throws IOException, InterruptedException {
        Path keys = folder.resolve("keys.p12");
        int ended =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "mail",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                keys.toString(),
                                "-storepass",
                                PASSWORD)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
        if (ended != 0) {
            throw new IllegalStateException("No key was made");
        }
        return keys;
    }

    int port() {
        return door.getLocalPort();
    }

    /** Mails that came in secret. */
    Queue<String> taken() {
        return taken;
    }

    /** What was said of mails while anybody could have listened. */
    Queue<String> overheard() {
        return overheard;
    }

    private void letIn() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                Thread.ofVirtual().start(() -> serve(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (Socket plain = caller) {
            converse(plain, false);
        } catch (IOException gone) {
            // whoever called did not like what they saw
        }
    }

    private void converse(Socket with, boolean secret) throws IOException {
        BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(with.getInputStream(), StandardCharsets.UTF_8));
        if (!secret) {
            say(with, "220 localhost");
        }
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            switch (line.split(" ", 2)[0]) {
                case "EHLO" -> {
                    say(with, "250-localhost");
                    say(with, offers && !secret ? "250 STARTTLS" : "250 8BITMIME");
                }
                case "STARTTLS" -> {
                    say(with, "220 go on");
                    converse(secured(with), true);
                    return;
                }
                case "DATA" -> {
                    say(with, "354 go on");
                    (secret ? taken : overheard).add(mail(in));
                    say(with, "250 taken");
                }
                case "QUIT" -> {
                    say(with, "221 bye");
                    return;
                }
                default -> {
                    if (!secret) {
                        overheard.add(line);
                    }
                    say(with, "250 well");
                }
            }
        }
    }

    private SSLSocket secured(Socket plain) throws IOException {
        SSLSocket secured =
                (SSLSocket)
                        secrets.getSocketFactory()
                                .createSocket(plain, "localhost", plain.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        return secured;
    }

    private static String mail(BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line).append('\n');
        }
        return mail.toString();
    }

    private static void say(Socket to, String line) throws IOException {
        to.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        to.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
