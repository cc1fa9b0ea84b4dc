package io.amends.bench.server;

import io.amends.bench.audit.Volume;
import io.amends.server.Server;
import io.amends.server.audits.KeptAudit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Measures the service on its own PostgreSQL, in one run: an import beside COPY of the same rows, the
 * pages over what was imported, and the time from the command to the first page.
 */
public final class ServerBench {

    private ServerBench() {}

    /**
     * @param arguments as {@code name=value}: {@code contacts} (1000000), {@code asked} pages of each
     *     kind (300), {@code folder} for the file and the database ({@code target/bench}), {@code
     *     jar} of the command line, for starting
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> options = new TreeMap<>();
        for (String argument : arguments) {
            String[] named = argument.split("=", 2);
            options.put(named[0], named[named.length - 1]);
        }
        long contacts = Long.parseLong(options.getOrDefault("contacts", "1000000"));
        int asked = Integer.parseInt(options.getOrDefault("asked", "300"));
        Path folder = Path.of(options.getOrDefault("folder", "target/bench")).toAbsolutePath();
        Volume volume = Volume.in(folder, contacts);
        Path data = folder.resolve("server-" + contacts);
        try (ConfigurableApplicationContext server =
                Server.start(Map.of("amends.port", "0", "amends.data", data.toString()))) {
            KeptAudit audit = Importing.measure(server, data, volume);
            Pages.measure(server, port(server), audit, asked);
        }
        String jar = options.get("jar");
        if (jar != null) {
            Starting.measure(Path.of(jar), data);
        }
    }

    private static int port(ConfigurableApplicationContext server) {
        if (server instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            return web.getWebServer().getPort();
        }
        throw new IllegalStateException("Expected a web server, but there is none");
    }

    /** One line of what was measured. */
    static void tell(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
