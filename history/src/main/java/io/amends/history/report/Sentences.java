package io.amends.history.report;

import io.amends.core.timeline.Observable;
import io.amends.core.timeline.Reason;
import java.text.Format;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Every sentence a person reads, in one language: the bundle {@code messages.properties} beside this
 * class; a second language is one more file of that name. A sentence that is missing shows its code,
 * so that nothing is lost silently. For one thread.
 */
public final class Sentences {

    private static final int DAYS = 0;
    private static final int HOURS = 1;

    private static final String BUNDLE = "io.amends.history.report.messages";
    private static final Pattern INSTANT =
            Pattern.compile("-?\\d{4,}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z");
    private static final Pattern DURATION = Pattern.compile("-?P(?=[T\\d-])[-\\dTDHMS.]+");
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final Pattern CONSTANTS =
            Pattern.compile("\\[?[A-Z][A-Z0-9_]*(, [A-Z][A-Z0-9_]*)*]?");

    private final ResourceBundle bundle;
    private final Locale locale;
    private final ZoneId zone;
    private final Map<String, MessageFormat> formats = new HashMap<>();
    private final DateTimeFormatter instants;
    private final DateTimeFormatter days;
    private @Nullable NumberFormat integers;

    private Sentences(Style style, Locale locale, ZoneId zone) {
        this.bundle = style.bundle;
        this.locale = locale;
        this.zone = zone;
        this.instants = style.instants.withZone(zone);
        this.days = style.days.withZone(zone);
    }

    /** What all of a language share, since a page makes many of these. */
    private record Style(
            ResourceBundle bundle, DateTimeFormatter instants, DateTimeFormatter days) {

        private static final Map<Locale, Style> KNOWN = new ConcurrentHashMap<>();

        static Style of(Locale locale) {
            return KNOWN.computeIfAbsent(locale, Style::read);
        }

        private static Style read(Locale locale) {
            ResourceBundle.Control noOtherLanguage =
                    ResourceBundle.Control.getNoFallbackControl(
                            ResourceBundle.Control.FORMAT_PROPERTIES);
            ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, locale, noOtherLanguage);
            return new Style(
                    bundle,
                    formatter(bundle, "format.instant", locale),
                    formatter(bundle, "format.day", locale));
        }

        private static DateTimeFormatter formatter(
                ResourceBundle bundle, String key, Locale locale) {
            String pattern;
            try {
                pattern = bundle.getString(key);
            } catch (MissingResourceException e) {
                pattern = "yyyy-MM-dd HH:mm";
            }
            return DateTimeFormatter.ofPattern(pattern, locale);
        }
    }

    /**
     * @param zone instants are shown in it: the mapping's
     */
    public static Sentences in(Locale locale, ZoneId zone) {
        return new Sentences(Style.of(locale), locale, zone);
    }

    /** The sentences of a report, in its own zone; UTC where its zone is unknown here. */
    public static Sentences of(Report report, Locale locale) {
        return in(locale, zone(report.provenance().zone()));
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException unknown) {
            return ZoneId.of("UTC");
        }
    }

    public Locale locale() {
        return locale;
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    public String say(Reason reason) {
        return say(reason.code(), reason.values().toArray());
    }

    /**
     * The sentence of a code.
     *
     * @param values in their order: numbers, or text as in {@link Reason#values}
     */
    public String say(String code, Object... values) {
        MessageFormat format = format(code);
        if (format == null) {
            return values.length == 0 ? code : code + " " + List.of(values);
        }
        Format[] wanted = format.getFormatsByArgumentIndex();
        Object[] shown = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            shown[i] = shown(code, values[i], i < wanted.length && wanted[i] != null);
        }
        return format.format((Object) shown);
    }

    /** A reason's value as people read it: an instant, a duration, a stable name; else as it is. */
    public String shown(String value) {
        return shown("", value, false).toString();
    }

    /** A stable name as words: {@code word.NAME}, or the name itself where none is known. */
    public String word(String name) {
        String key = "word." + name;
        return bundle.containsKey(key) ? bundle.getString(key) : name;
    }

    public String word(Enum<?> name) {
        return word(name.name());
    }

    /** A kind of fact as words. */
    String fact(Observable kind) {
        return say("observable." + kind.name());
    }

    /** A value of a dimension, such as a weekday, in words; one without words of ours as it is. */
    public String value(String dimension, String value) {
        String key = "word." + dimension + "." + value;
        return has(key) ? say(key) : word(value);
    }

    public String count(long count) {
        @Nullable NumberFormat known = integers;
        if (known == null) {
            known = NumberFormat.getIntegerInstance(locale);
            integers = known;
        }
        return known.format(count);
    }

    /** A decimal with so many digits after the point. */
    public String decimal(double value, int digits) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }

    /** A share from 0 to 1 as a percentage; one decimal below ten per cent. */
    public String percent(double share) {
        boolean whole = share == 0 || Math.abs(share) >= 0.1;
        return say("format.percent", decimal(share * 100, whole ? 0 : 1));
    }

    /** The two greatest units that say something, such as 3 d 4 h. */
    public String duration(double seconds) {
        return duration(seconds, DAYS);
    }

    /** In hours at most, such as 76 h: a day of working time has no fixed length. */
    public String workingTime(double seconds) {
        return duration(seconds, HOURS);
    }

    private String duration(double seconds, int greatest) {
        long rest = Math.round(Math.abs(seconds));
        List<String> parts = new ArrayList<>();
        long[] sizes = {86_400, 3_600, 60, 1};
        String[] units = {"unit.days", "unit.hours", "unit.minutes", "unit.seconds"};
        for (int i = greatest; i < sizes.length && parts.size() < 2; i++) {
            long many = rest / sizes[i];
            rest %= sizes[i];
            if (many > 0) {
                parts.add(say(units[i], many));
            } else if (!parts.isEmpty()) {
                break;
            }
        }
        String text = parts.isEmpty() ? say("unit.seconds", "0") : String.join(" ", parts);
        return seconds < 0 ? "−" + text : text;
    }

    public String instant(Instant at) {
        return instants.format(at);
    }

    public String day(Instant at) {
        return days.format(at);
    }

    ZoneId zone() {
        return zone;
    }

    private @Nullable MessageFormat format(String code) {
        return bundle.containsKey(code)
                ? formats.computeIfAbsent(code, c -> new MessageFormat(bundle.getString(c), locale))
                : null;
    }

    /** Numbers stay numbers only where the sentence chooses by them: 4711 may be a ticket. */
    private Object shown(String code, Object value, boolean asNumber) {
        if (value instanceof Number number) {
            return asNumber ? number : count(number.longValue());
        }
        String text = value.toString();
        if (asNumber) {
            return number(text);
        }
        if (INSTANT.matcher(text).matches()) {
            return instantOr(text);
        }
        if (DURATION.matcher(text).matches()) {
            return durationOr(text, has(code + ".working-time"));
        }
        return CONSTANTS.matcher(text).matches() ? words(text) : text;
    }

    private static Object number(String text) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private String instantOr(String text) {
        try {
            return instant(Instant.parse(text));
        } catch (DateTimeException e) {
            return text;
        }
    }

    private String durationOr(String text, boolean ofWorkingTime) {
        try {
            double seconds = Duration.parse(text).toMillis() / 1000.0;
            return ofWorkingTime ? workingTime(seconds) : duration(seconds);
        } catch (DateTimeException | ArithmeticException e) {
            return text;
        }
    }

    private String words(String text) {
        if (CONSTANT.matcher(text).matches()) {
            return word(text);
        }
        String bare = text.startsWith("[") ? text.substring(1, text.length() - 1) : text;
        return String.join(", ", List.of(bare.split(", ", -1)).stream().map(this::word).toList());
    }
}
