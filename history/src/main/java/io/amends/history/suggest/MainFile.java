package io.amends.history.suggest;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which of several tables the others are about: that of a shipped shape, else the one whose ids the
 * others hold, and of those that tell the same the one with a row per ticket.
 */
final class MainFile {

    private MainFile() {}

    static Sample among(List<Sample> samples) {
        return samples.stream()
                .filter(sample -> KnownShape.among(sample, samples).isPresent())
                .max(Comparator.comparingInt(sample -> columns(sample, samples)))
                .or(
                        () ->
                                samples.stream()
                                        .filter(sample -> shape(sample).isPresent())
                                        .max(
                                                Comparator.comparingLong(
                                                                (Sample s) -> shared(s, samples))
                                                        .thenComparing(MainFile::hasTickets)
                                                        .thenComparingLong(Sample::lines)))
                .orElseGet(samples::getFirst);
    }

    private static int columns(Sample sample, List<Sample> samples) {
        KnownShape shape = KnownShape.among(sample, samples).orElseThrow();
        return shape.columns() + 100 * shape.renamed().size() - 100 * shape.absent().size();
    }

    private static Optional<TableShape> shape(Sample sample) {
        boolean timed = sample.columns().stream().anyMatch(Column::isInstant);
        return timed ? TableShape.of(sample) : Optional.empty();
    }

    private static boolean hasTickets(Sample sample) {
        return shape(sample).filter(s -> s.rows() == TableShape.Rows.CONTACTS).isPresent();
    }

    /** How many of the others have a column with its ids. */
    private static long shared(Sample sample, List<Sample> samples) {
        Column ids = shape(sample).orElseThrow().contact();
        return samples.stream()
                .filter(other -> !other.path().equals(sample.path()))
                .filter(other -> Beside.shared(other, "contact", ids).isPresent())
                .count();
    }
}
