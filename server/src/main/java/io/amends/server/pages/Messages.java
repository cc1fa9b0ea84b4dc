package io.amends.server.pages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What pages say: every room brings its own bundles beside its classes: {@code messages},
 * and where it has many, {@code …-messages}. */
@Configuration(proxyBeanMethods = false)
class Messages {

    private static final String ROOMS = "classpath*:io/amends/server/*/*messages.properties";
    private static final Pattern ROOM =
            Pattern.compile("io/amends/server/\\w+/[\\w-]*messages(?=\\.properties$)");

    @Bean
    static MessageSource messageSource() throws IOException {
        ResourceBundleMessageSource source = new ResourceBundleMessageSource();
        source.setBasenames(rooms());
        source.setDefaultEncoding(StandardCharsets.UTF_8.name());
        source.setFallbackToSystemLocale(false);
        source.setAlwaysUseMessageFormat(true);
        return source;
    }

    private static String[] rooms() throws IOException {
        Resource[] bundles = new PathMatchingResourcePatternResolver().getResources(ROOMS);
        return Stream.of(bundles).map(Messages::room).distinct().toArray(String[]::new);
    }

    private static String room(Resource bundle) {
        try {
            Matcher name = ROOM.matcher(bundle.getURL().toString());
            return name.find() ? name.group() : "";
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
