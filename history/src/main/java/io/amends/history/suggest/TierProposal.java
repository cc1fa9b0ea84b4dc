package io.amends.history.suggest;

import io.amends.history.mapping.Field;
import io.amends.history.suggest.Candidates.Candidate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which tier has the contact: from a column of its own, else from what the team is called. */
final class TierProposal {

    private final TableDraft table;

    TierProposal(TableDraft table) {
        this.table = table;
    }

    /** From a column of its own, else from what the team is called. */
    void propose(Map<Field, Candidate> fields, String path, Set<Field> always) {
        Optional<Column> own = Candidates.column(fields, Field.TIER);
        Optional<Column> from =
                own.or(() -> Candidates.column(fields, Field.TEAM))
                        .or(
                                () ->
                                        table.free().stream()
                                                .filter(
                                                        c ->
                                                                TierWords.of(c)
                                                                        .filter(
                                                                                t ->
                                                                                        !t.isGuess()
                                                                                                && t
                                                                                                        .isPart())
                                                                        .isPresent())
                                                .findFirst());
        Optional<TierWords> words = from.flatMap(TierWords::of);
        if (words.isEmpty() || !always.contains(Field.TIER)) {
            table.draft().put("tiers", List.of("T1", "T2", "T3"));
            return;
        }
        TierWords tiers = words.orElseThrow();
        Column column = table.use(from.orElseThrow());
        table.draft().put("tiers", tiers.names());
        Object value = column.name();
        boolean verbatim =
                !tiers.isPart()
                        && tiers.values().entrySet().stream()
                                .allMatch(e -> e.getKey().equals(e.getValue()));
        if (!verbatim) {
            Map<String, Object> meaning = new LinkedHashMap<>();
            meaning.put("column", column.name());
            if (tiers.isPart()) {
                meaning.put("patterns", tiers.patterns());
                meaning.put("otherwise", "T1");
            } else {
                meaning.put("values", tiers.values());
            }
            value = meaning;
        }
        table.draft()
                .propose(
                        path + "tier",
                        value,
                        tiers.isGuess() ? Confidence.UNSURE : Confidence.SURE,
                        tiers.isPart()
                                ? Why.of(
                                        tiers.isGuess() ? "tier.named" : "tier.part",
                                        column.name(),
                                        Math.round(tiers.share() * 100),
                                        tiers.shown())
                                : Why.of("tier.whole", column.name()));
        if (tiers.isGuess()) {
            table.draft().ask(path + "tier", Why.of("ask.tier", tiers.shown()), List.of());
        }
    }

    /** Of a field history the tier is told by the teams that it names. */
    void propose(Map<Field, Column> values, Map<String, Object> names, Column field) {
        Optional<TierWords> words =
                Optional.ofNullable(values.get(Field.TEAM)).flatMap(TierWords::of);
        if (values.containsKey(Field.TIER) || words.filter(t -> t.isPart()).isEmpty()) {
            table.draft().put("tiers", List.of("T1", "T2", "T3"));
            return;
        }
        TierWords tiers = words.orElseThrow();
        table.draft().put("tiers", tiers.names());
        names.replaceAll((name, ours) -> ours.equals("team") ? List.of("team", "tier") : ours);
        Map<String, Object> meaning = new LinkedHashMap<>();
        meaning.put("patterns", tiers.patterns());
        meaning.put("otherwise", "T1");
        table.draft()
                .propose(
                        table.field("tier"),
                        meaning,
                        tiers.isGuess() ? Confidence.UNSURE : Confidence.SURE,
                        Why.of(
                                tiers.isGuess() ? "tier.named" : "tier.part",
                                field.name(),
                                Math.round(tiers.share() * 100),
                                tiers.shown()));
    }
}
