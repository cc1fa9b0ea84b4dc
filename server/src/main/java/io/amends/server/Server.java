package io.amends.server;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as a whole. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Server {

    /**
     * Starts the service; it runs until the context is closed.
     *
     * @param settings by their names in {@code docs/operations.md}, such as {@code amends.port};
     *     they win over the environment and the configuration file
     */
    public static ConfigurableApplicationContext start(Map<String, String> settings) {
        SpringApplication application = new SpringApplication(Server.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setBannerMode(org.springframework.boot.Banner.Mode.OFF);
        String[] arguments =
                settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new);
        return application.run(arguments);
    }
}
