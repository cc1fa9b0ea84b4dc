package io.amends.server.communications;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where people and customers reach the service, for links in mails. */
@Component
public class ServiceAddress {

    private final String address;

    /**
     * @param address such as {@code https://help.example.org}
     * @throws IllegalArgumentException if it is not the beginning of an address
     */
    ServiceAddress(@Value("${amends.address}") String address) {
        URI uri = URI.create(address.strip());
        if (uri.getHost() == null || !String.valueOf(uri.getScheme()).matches("https?")) {
            throw new IllegalArgumentException(
                    "Expected amends.address such as https://help.example.org, but was '"
                            + address
                            + "'");
        }
        this.address = address.strip().replaceAll("/+$", "");
    }

    /**
     * @param path begins with a slash
     */
    public String of(String path) {
        return address + path;
    }
}
