package io.amends.server.communications;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Mail addresses as people type them. */
final class Addresses {

    private static final int LONGEST = 254;

    private Addresses() {}

    /** The one bare address of a text, empty where it is none or more than that. */
    static Optional<String> one(String text) {
        String address = text.strip();
        if (address.length() > LONGEST
                || !address.matches("[^\\s\\p{Cntrl}<>,;:\"()\\[\\]]+@[^@]+")) {
            return Optional.empty();
        }
        try {
            new InternetAddress(address, true).validate();
            return Optional.of(address);
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    static InternetAddress named(String address, String name)
            throws AddressException, UnsupportedEncodingException {
        InternetAddress named = new InternetAddress(address, true);
        if (!name.isBlank()) {
            named.setPersonal(OneLine.of(name), StandardCharsets.UTF_8.name());
        }
        return named;
    }

    /** {@code support@example.org} and {@code k7} make {@code support+k7@example.org}. */
    static String plus(String address, String key) {
        int at = address.lastIndexOf('@');
        return address.substring(0, at) + "+" + key + address.substring(at);
    }

    static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
