package io.amends.server.demo;

import java.text.Normalizer;
import java.util.Locale;

/** Mail addresses of invented people, in a domain that can never be anybody's (RFC 2606). */
final class Addresses {

    private static final String OURS = "brightwater.example";

    private Addresses() {}

    static String ofOurs(String name) {
        return of(name, OURS);
    }

    static String of(String name, String domain) {
        return plain(name).replace(' ', '.') + "@" + domain;
    }

    /** Such as {@code indigo-instruments.example} for Indigo Instruments GmbH. */
    static String domain(String company) {
        String[] words = plain(company).split(" ", -1);
        return words[0] + (words.length > 1 ? "-" + words[1] : "") + ".example";
    }

    /** Names may hold letters that addresses do not. */
    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z ]", "")
                .toLowerCase(Locale.ROOT);
    }
}
