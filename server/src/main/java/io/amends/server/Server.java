package io.amends.server;

import io.amends.server.database.EarlyStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as a whole. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Server {

    /**
     * Starts the service; it runs until the context is closed.
     *
     * @param settings by their names in {@code docs/operations.md}, such as {@code amends.port};
     *     they win over the environment
     * @throws io.amends.history.source.RefusedInput if it cannot be started so; the message says
     *     what to do
     */
    public static ConfigurableApplicationContext start(Map<String, String> settings) {
        return start(settings, context -> {});
    }

    /**
     * The same, with parts of the caller's in it, such as a clock that can be put forward.
     *
     * @param first does something to the service before any of its parts are made
     */
    public static ConfigurableApplicationContext start(
            Map<String, String> settings,
            ApplicationContextInitializer<ConfigurableApplicationContext> first) {
        Door.mustBeFree(settings);
        SpringApplication application = application();
        application.addInitializers(first, new EarlyStart());
        List<String> arguments = new ArrayList<>();
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        if ("json".equals(settings.get("amends.log"))) {
            arguments.add("--logging.structured.format.console=logstash");
            arguments.add("--logging.level.io.amends.server.requests=info");
        }
        try {
            return application.run(arguments.toArray(String[]::new));
        } catch (RuntimeException e) {
            throw StartProblems.refusal(e);
        }
    }

    /**
     * Only for the build, which works out ahead of time what the service consists of and stops
     * before anything of it begins. Whoever starts it uses {@link #start(Map)}.
     */
    public static void main(String[] arguments) {
        application().run(arguments);
    }

    private static SpringApplication application() {
        SpringApplication application = new SpringApplication(Server.class);
        application.setMainApplicationClass(Server.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setBannerMode(Banner.Mode.OFF);
        return application;
    }

    /** Where people on this machine find it, such as {@code http://localhost:8080}. */
    public static String address(ConfigurableApplicationContext server) {
        WebServer web = ((WebServerApplicationContext) server).getWebServer();
        String bind = server.getEnvironment().getProperty("amends.bind", "127.0.0.1");
        return "http://" + Door.nameOf(bind) + ":" + (web == null ? 0 : web.getPort());
    }
}
