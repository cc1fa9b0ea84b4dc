package io.amends.history.suggest;

import io.amends.history.source.InstantFormat;
import io.amends.history.source.InstantReader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a column writes its instants.
 *
 * @param format that of the mapping: {@code iso}, {@code epoch-seconds} or a pattern
 * @param others patterns that read every value seen too, with other dates: 03/04 is a question
 * @param stated the offsets the values state, with an instant of each; empty: they state none
 */
record InstantGuess(String format, List<String> others, List<Stated> stated) {

    private static final int LOOKED_AT = 3_000;
    private static final int TRIED = 40;
    private static final Pattern OFFSET = Pattern.compile("\\d(Z|[+-]\\d{2}:?\\d{2})$");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    /** An offset stated at an instant. */
    record Stated(Instant at, ZoneOffset offset) {}

    InstantGuess {
        others = List.copyOf(others);
        stated = List.copyOf(stated);
    }

    boolean isSure() {
        return others.isEmpty();
    }

    boolean statesZone() {
        return !stated.isEmpty() || format.startsWith("epoch");
    }

    /** What nearly all of the values can be read as; empty: they are no instants. */
    static Optional<InstantGuess> of(Collection<String> values) {
        List<String> looked = values.stream().limit(LOOKED_AT).toList();
        if (looked.isEmpty()) {
            return Optional.empty();
        }
        List<String> fitting = new ArrayList<>();
        for (String format : candidates(looked)) {
            if (reads(format, looked)) {
                fitting.add(format);
            }
        }
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        String first = fitting.getFirst();
        List<String> others =
                fitting.stream().filter(other -> differ(first, other, looked)).toList();
        return Optional.of(new InstantGuess(first, others, stated(first, looked)));
    }

    private static List<String> candidates(List<String> values) {
        String one = values.getFirst();
        if (values.stream().allMatch(v -> DIGITS.matcher(v).matches())) {
            return switch (one.length()) {
                case 10 -> List.of(InstantFormat.EPOCH_SECONDS);
                case 13 -> List.of(InstantFormat.EPOCH_MILLIS);
                case 14 -> List.of("yyyyMMddHHmmss");
                default -> List.of();
            };
        }
        boolean dated = values.stream().limit(20).anyMatch(v -> v.length() >= 6 && v.length() < 45);
        if (!dated
                || values.stream()
                        .limit(20)
                        .noneMatch(v -> v.chars().anyMatch(Character::isDigit))) {
            return List.of();
        }
        List<String> all = new ArrayList<>();
        all.add(InstantFormat.ISO);
        all.addAll(Vocabulary.SHIPPED.datePatterns());
        return all;
    }

    private static boolean reads(String format, List<String> values) {
        InstantReader reader = new InstantFormat(format, ZoneOffset.UTC).reader();
        int missed = 0;
        for (int i = 0; i < values.size(); i++) {
            if (!reader.read(values.get(i))
                    && (++missed > values.size() / 50 || i < 3 || (i < TRIED && missed > 2))) {
                return false;
            }
        }
        return true;
    }

    private static boolean differ(String format, String other, List<String> values) {
        if (format.equals(other)) {
            return false;
        }
        InstantReader one = new InstantFormat(format, ZoneOffset.UTC).reader();
        InstantReader two = new InstantFormat(other, ZoneOffset.UTC).reader();
        for (String value : values) {
            if (one.read(value) && two.read(value) && !one.instant().equals(two.instant())) {
                return true;
            }
        }
        return false;
    }

    private static List<Stated> stated(String format, List<String> values) {
        InstantReader reader = new InstantFormat(format, ZoneOffset.UTC).reader();
        List<Stated> stated = new ArrayList<>();
        for (String value : values) {
            var found = OFFSET.matcher(value);
            if (found.find() && reader.read(value)) {
                stated.add(new Stated(reader.instant(), ZoneOffset.of(found.group(1))));
            }
        }
        return stated.size() < values.size() / 2 ? List.of() : stated;
    }
}
