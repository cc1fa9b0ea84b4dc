package io.amends.history.suggest;

import io.amends.core.timeline.Observable;
import io.amends.history.mapping.Mapping;
import io.amends.history.source.FileFormat;
import io.amends.history.source.RefusedInput;
import io.amends.history.vendor.Recognition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A mapping proposed for a file, with reasons, open questions and a trial on a sample ({@code
 * docs/mapping.md}). A value: a correction gives another one, and reads no file again.
 */
public final class Suggestion {

    private static final String PROVIDES = "provides";

    private final Sample sample;
    private final List<Sample> beside;
    private final Optional<String> shape;
    private final Map<String, Object> document;
    private final List<Proposal> proposals;
    private final List<Question> questions;
    private final Mapping mapping;
    private final Trial trial;

    private Suggestion(
            Sample sample,
            List<Sample> beside,
            Optional<String> shape,
            Draft draft,
            boolean derive) {
        this.sample = sample;
        this.beside = beside;
        this.shape = shape;
        Mapping bare = parsed(draft);
        Trial tried = shape.isPresent() ? ofFile(sample, bare) : Trial.of(sample, beside, bare);
        if (derive) {
            provides(draft, tried.seen());
        }
        this.document = draft.document();
        this.proposals = draft.proposals();
        this.questions = draft.questions();
        this.mapping = derive ? parsed(draft) : bare;
        this.trial = tried;
    }

    /**
     * Looks at the file's header and a bounded sample of its lines; of a help desk's JSON, which may be
     * a folder or archive, at its first objects.
     *
     * @throws RefusedInput when the file cannot be read or nothing in it can be a ticket's id or the
     *     time of a row
     */
    public static Suggestion of(Path file) {
        return Recognition.isExport(file) ? ofExport(file) : ofTables(List.of(file));
    }

    /**
     * Of several files, or of those in a folder, which lie side by side: the tables of one export. Which
     * is the main one is told as well.
     *
     * @throws RefusedInput as for one file, or when files of JSON and tables are mixed
     */
    public static Suggestion of(List<Path> files) {
        List<Path> all = GivenFiles.of(files);
        return all.size() == 1 ? of(all.getFirst()) : ofTables(all);
    }

    /**
     * With the main file as somebody chose it.
     *
     * @param beside further files of the export in the same folder; JSON among them is passed over
     */
    public static Suggestion of(Path main, List<Path> beside) {
        if (Recognition.isExport(main)) {
            return ofExport(main);
        }
        List<Path> tables = new ArrayList<>(List.of(main));
        beside.stream()
                .filter(file -> !file.equals(main) && !Recognition.isExport(file))
                .forEach(tables::add);
        List<Sample> samples = tables.stream().map(Sampling::of).toList();
        return ofTable(samples.getFirst(), samples.subList(1, samples.size()));
    }

    private static Suggestion ofExport(Path export) {
        FileFormat format =
                Recognition.of(export)
                        .orElseThrow(
                                () ->
                                        new RefusedInput(
                                                export
                                                        + ": holds JSON, but no object of it is known; read"
                                                        + " are tickets, conversations and issues as Zendesk,"
                                                        + " Jira, Freshdesk and Intercom export them; give"
                                                        + " any other as a table: CSV, XLSX or XES"));
        KnownShape shape = KnownShape.of(format);
        Sample sample = Sampling.of(export, format, shape.mapping().plans().getFirst());
        return new Suggestion(
                sample, List.of(), Optional.of(shape.name()), shape.draft(sample), false);
    }

    private static Suggestion ofTables(List<Path> files) {
        List<Sample> samples = files.stream().map(Sampling::of).toList();
        Sample main = MainFile.among(samples);
        return ofTable(main, samples.stream().filter(s -> !s.path().equals(main.path())).toList());
    }

    private static Suggestion ofTable(Sample sample, List<Sample> beside) {
        Optional<KnownShape> known = KnownShape.among(sample, beside);
        return known.map(
                        shape ->
                                new Suggestion(
                                        sample,
                                        beside,
                                        Optional.of(shape.name()),
                                        shape.draft(sample),
                                        false))
                .orElseGet(
                        () ->
                                new Suggestion(
                                        sample,
                                        beside,
                                        Optional.empty(),
                                        Proposer.of(sample, name(sample.path()), beside),
                                        true));
    }

    /** With what lies beside the file; without, where some of it is missing. */
    private static Trial ofFile(Sample sample, Mapping mapping) {
        try {
            return Trial.reading(sample, mapping);
        } catch (RefusedInput missing) {
            return Trial.of(sample, mapping);
        }
    }

    private static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.indexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static Mapping parsed(Draft draft) {
        return Mapping.parse(
                "mapping.yaml", MappingYaml.of(draft.document(), List.of(), path -> List.of()));
    }

    /** What the sample shows is what the source is said to provide, until somebody knows better. */
    private static void provides(Draft draft, Set<Observable> seen) {
        List<String> words =
                seen.stream()
                        .map(o -> o.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList();
        if (!words.isEmpty()) {
            draft.propose(PROVIDES, words, Confidence.SURE, Why.of("provides"));
        } else {
            draft.remove(PROVIDES);
        }
    }

    /**
     * The same with one entry changed. What the file provides is told anew, unless that is what is
     * corrected or was before.
     *
     * @throws RefusedInput when the mapping would no longer be one, with everything that is wrong
     */
    public Suggestion correct(Correction correction) {
        Draft draft = Draft.of(document, proposals, questions);
        draft.settle(correction.path());
        if (correction.value().isBlank()) {
            draft.remove(correction.path());
        } else {
            draft.propose(
                    correction.path(),
                    YamlValue.of(correction.value()),
                    Confidence.SURE,
                    Why.of("corrected"));
        }
        boolean ownProvides =
                correction.path().equals(PROVIDES)
                        || shape.isPresent()
                        || proposal(PROVIDES)
                                .filter(p -> p.why().code().equals("corrected"))
                                .isPresent();
        return new Suggestion(sample, beside, shape, draft, !ownProvides);
    }

    /** The document as it would be written, in the order in which a mapping is read. */
    public Map<String, Object> document() {
        return document;
    }

    /** The document as readable YAML, what is unsure marked by comments in English. */
    public String yaml() {
        return SuggestionText.english().yaml(this);
    }

    public Mapping mapping() {
        return mapping;
    }

    public List<Proposal> proposals() {
        return proposals;
    }

    public Optional<Proposal> proposal(String path) {
        return proposals.stream().filter(p -> p.path().equals(path)).findFirst();
    }

    /** What has to be said before the audit's figures can be relied on. */
    public List<Question> questions() {
        return questions;
    }

    /** The shipped mapping whose columns these are. */
    public Optional<String> shape() {
        return shape;
    }

    /** The main file's name; of a folder its own. */
    public String file() {
        return sample.file();
    }

    /** Where the main file lies. */
    public Path path() {
        return sample.path();
    }

    /** The names of the further files that were looked at. */
    public List<String> beside() {
        return beside.stream().map(Sample::file).toList();
    }

    public FileFormat format() {
        return sample.format();
    }

    public Optional<Character> delimiter() {
        return sample.delimiter();
    }

    /** Lines looked at, of those passed over to choose them. */
    public long sampled() {
        return sample.rows().size();
    }

    public long lines() {
        return sample.lines();
    }

    /** Whether the sample is the whole file. */
    public boolean isOfWholeFile() {
        return sample.whole();
    }

    /** Columns the header names twice; no mapping can use them. */
    public List<String> repeatedColumns() {
        return sample.repeated();
    }

    public List<ColumnFacts> columns() {
        List<String> read = mapping.plans().getFirst().columns().stream().toList();
        List<ColumnFacts> facts = new ArrayList<>();
        for (Column column : sample.columns()) {
            facts.add(
                    new ColumnFacts(
                            column.name(),
                            (double) column.filled() / sample.rows().size(),
                            column.distinct(),
                            column.values().stream().limit(ColumnFacts.EXAMPLES).toList(),
                            read.contains(column.name())));
        }
        return facts;
    }

    /** Lines of the sample that the mapping cannot use. */
    public long leftOut() {
        return trial.leftOut();
    }

    /** Why lines would be left out, the most frequent first. */
    public List<Why> complaints() {
        return trial.complaints();
    }

    /** Contacts in the sample as the mapping tells them. */
    public int contacts() {
        return trial.contacts().size();
    }

    /** Three contacts of the sample as the mapping tells them. */
    public List<Preview> previews() {
        return Previews.of(trial.contacts());
    }

    /** What the audit could not judge, by the kind of fact that is missing. */
    public List<Unseen> unseen() {
        return Unseen.besides(mapping.provides().keySet());
    }
}
