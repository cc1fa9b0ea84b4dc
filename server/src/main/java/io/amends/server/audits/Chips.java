package io.amends.server.audits;

import io.amends.history.report.Sentences;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says what a list is chosen by where no field of its form shows it, so that nothing is hidden. */
@Component
class Chips {

    /** Fields that offer every value they know. */
    private static final Set<String> FIELDS = Set.of("escalation", "found", "verdict");

    private final MessageSource texts;

    Chips(MessageSource texts) {
        this.texts = texts;
    }

    /**
     * One filter in words.
     *
     * @param name and value: as the address has them
     */
    record Chip(String name, String value, String text) {}

    /**
     * @param offered values that fields of the form offer, by filter
     */
    List<Chip> of(Asked asked, Map<String, List<Found.Choice>> offered, Locale locale) {
        Map<String, String> hidden = new LinkedHashMap<>(asked.chosen());
        offered.forEach(
                (name, choices) -> choices.forEach(choice -> hidden.remove(name, choice.value())));
        if (asked.listing() == Listing.CONTACTS) {
            hidden.keySet().removeAll(FIELDS);
        }
        Sentences say = Sentences.in(locale, ZoneOffset.UTC);
        return hidden.entrySet().stream()
                .map(one -> chip(one.getKey(), one.getValue(), say, locale))
                .toList();
    }

    private Chip chip(String name, String value, Sentences say, Locale locale) {
        Object[] words = {words(name, value, say)};
        String valued = texts.getMessage("found.by." + name + "." + value, words, "", locale);
        return new Chip(
                name,
                value,
                valued == null || valued.isEmpty()
                        ? texts.getMessage("found.by." + name, words, locale)
                        : valued);
    }

    private static String words(String name, String value, Sentences say) {
        if (name.equals("having")) {
            return Stream.of(value.split("-")).map(say::word).collect(Collectors.joining(", "));
        }
        return say.value(name.startsWith("tenure") ? "tenure" : name.replace('_', '-'), value);
    }
}
