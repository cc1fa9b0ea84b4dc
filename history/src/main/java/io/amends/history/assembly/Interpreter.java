package io.amends.history.assembly;

import io.amends.core.timeline.Actor;
import io.amends.core.timeline.HandoffElement;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.Severity;
import io.amends.core.timeline.TeamId;
import io.amends.history.mapping.Field;
import io.amends.history.mapping.FieldMeaning;
import io.amends.history.mapping.Mapping;
import io.amends.history.source.InstantFormat;
import io.amends.history.source.InstantReader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns a meaning's text into the value it stands for. */
final class Interpreter {

    /** A person as a row names one. */
    record Handler(PersonId id, boolean system, Actor actor) {}

    /** A ranked priority. */
    record Priority(int rank, String label) {}

    /** Stands for a word that the mapping's lists do not hold; it states nothing and is counted. */
    static final Object UNLISTED = new Object();

    private final Mapping mapping;
    private final Map<InstantFormat, InstantReader> clocks = new HashMap<>();

    Interpreter(Mapping mapping) {
        this.mapping = mapping;
    }

    /** The value; {@link #UNLISTED}; null when the text cannot be interpreted. */
    @Nullable Object value(Field field, FieldMeaning meaning, String text) {
        return switch (field.kind()) {
            case TEXT -> named(field, text);
            case TIER -> mapping.tiers().find(text).orElse(null);
            case STATUS -> mapping.statuses().meaningOf(text);
            case PRIORITY -> priority(text);
            case SEVERITY -> severity(text);
            case EVENT,
                    YES_NO,
                    ACTOR,
                    DIRECTION,
                    DELIVERY,
                    PROMISE_KIND,
                    REPEAT_SOURCE,
                    OUTCOME,
                    ESCALATION_TYPE,
                    COMMITMENT ->
                    field.kind().find(text);
            case WHOLE_NUMBER -> wholeNumber(text);
            case AMOUNT -> amount(text);
            case DATE -> date(meaning, text);
            case INSTANT -> instant(meaning, text);
            case PARTS -> words(field, meaning, text, EnumSet.noneOf(Part.class), Part.class);
            case ELEMENTS ->
                    words(
                            field,
                            meaning,
                            text,
                            EnumSet.noneOf(HandoffElement.class),
                            HandoffElement.class);
            case TEXTS -> items(meaning, text);
        };
    }

    /** Whether a value of the field is made once for many rows. */
    static boolean isRemembered(Field field, FieldMeaning meaning) {
        return switch (field.kind()) {
            case TEXT -> isNamed(field) || !meaning.isVerbatim();
            case INSTANT, TEXTS -> false;
            case TIER,
                    STATUS,
                    PRIORITY,
                    SEVERITY,
                    EVENT,
                    YES_NO,
                    ACTOR,
                    DIRECTION,
                    DELIVERY,
                    PROMISE_KIND,
                    REPEAT_SOURCE,
                    OUTCOME,
                    ESCALATION_TYPE,
                    COMMITMENT,
                    WHOLE_NUMBER,
                    AMOUNT,
                    DATE,
                    PARTS,
                    ELEMENTS ->
                    true;
        };
    }

    private static boolean isNamed(Field field) {
        return field == Field.PERSON
                || field == Field.ACTOR_PERSON
                || field == Field.TEAM
                || field == Field.TO_TEAM;
    }

    private Object named(Field field, String text) {
        return switch (field) {
            case PERSON, ACTOR_PERSON -> handler(text);
            case TEAM, TO_TEAM -> new TeamId(text);
            default -> text;
        };
    }

    Handler handler(String name) {
        boolean system = mapping.systemUsers().contain(name);
        PersonId id = new PersonId(name);
        return new Handler(
                id, system, new Actor(system ? Actor.Kind.AUTOMATION : Actor.Kind.PERSON, id));
    }

    private Object priority(String word) {
        @Nullable Integer rank = mapping.priorities().get(word);
        return rank == null ? UNLISTED : new Priority(rank, word);
    }

    private Object severity(String word) {
        @Nullable Severity listed = mapping.severities().get(word);
        if (listed != null) {
            return listed;
        }
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.name().equals(word))
                .findFirst()
                .<Object>map(severity -> severity)
                .orElse(UNLISTED);
    }

    private static @Nullable Integer wholeNumber(String text) {
        return text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.valueOf(text)
                : null;
    }

    private static @Nullable BigDecimal amount(String text) {
        try {
            return text.length() > 40 ? null : new BigDecimal(text);
        } catch (NumberFormatException none) {
            return null;
        }
    }

    private static @Nullable LocalDate date(FieldMeaning meaning, String text) {
        String format = meaning.instants().format();
        try {
            return format.equals(InstantFormat.ISO)
                    ? LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text)
                    : LocalDate.parse(text, formatter(format));
        } catch (DateTimeException none) {
            return null;
        }
    }

    /** Strict: 31 February is no date. The era makes a pattern's {@code yyyy} a year. */
    private static DateTimeFormatter formatter(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private @Nullable Instant instant(FieldMeaning meaning, String text) {
        InstantReader clock = clocks.computeIfAbsent(meaning.instants(), InstantFormat::reader);
        return clock.read(text) ? clock.instant() : null;
    }

    private static List<String> items(FieldMeaning meaning, String text) {
        List<String> items = new ArrayList<>();
        for (String item : text.split(Pattern.quote(meaning.separator()), -1)) {
            if (!item.isBlank()) {
                items.add(item.strip());
            }
        }
        return List.copyOf(items);
    }

    private static <E extends Enum<E>> @Nullable Set<E> words(
            Field field, FieldMeaning meaning, String text, Set<E> found, Class<E> type) {
        for (String item : items(meaning, text)) {
            @Nullable Object value = field.kind().find(item);
            if (value == null) {
                return null;
            }
            found.add(type.cast(value));
        }
        return Set.copyOf(found);
    }
}
