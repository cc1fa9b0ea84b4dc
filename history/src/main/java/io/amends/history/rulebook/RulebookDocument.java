package io.amends.history.rulebook;

import io.amends.core.protocol.OwnershipModel;
import io.amends.core.protocol.Protocol;
import io.amends.core.protocol.Protocol.AlertStep;
import io.amends.core.protocol.Protocol.Closure;
import io.amends.core.protocol.Protocol.FollowUp;
import io.amends.core.protocol.Protocol.MessageStandard;
import io.amends.core.protocol.Rulebook;
import io.amends.core.protocol.Rulebook.Inference;
import io.amends.core.protocol.Rulebook.Repeats;
import io.amends.core.protocol.Rulebook.RootCauses;
import io.amends.core.protocol.Rulebook.Signals;
import io.amends.core.protocol.Term;
import io.amends.core.routing.RoutingMatrix;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Part;
import io.amends.history.document.Document;
import io.amends.history.document.DocumentSchema;
import io.amends.history.document.Entry;
import io.amends.history.source.RefusedInput;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads rulebooks as people edit them: a document states what differs from the standard one, whose
 * statements hold everywhere else ({@code standard-rulebook.yaml}).
 */
public final class RulebookDocument {

    private static final DocumentSchema SCHEMA =
            DocumentSchema.beside(RulebookDocument.class, "rulebook-schema.json");
    private static final String STANDARD = "standard-rulebook.yaml";
    private static final String EVERY_TYPE = "every-type";

    private final List<Entry> upperFirst;

    private RulebookDocument(List<Entry> upperFirst) {
        this.upperFirst = List.copyOf(upperFirst);
    }

    /** The document that comes with Amends; equals {@link Rulebook#standard()}. */
    public static Rulebook standard() {
        return new RulebookDocument(List.of(standardRoot())).rulebook();
    }

    /**
     * Reads a document laid over the standard one.
     *
     * @throws RefusedInput with everything that is wrong, each with file, line and path
     */
    public static Rulebook read(Path file) {
        return over(Document.read(file, SCHEMA));
    }

    /** The same from text; the name stands for the file in messages. */
    public static Rulebook parse(String name, String text) {
        return over(Document.parse(name, text, SCHEMA));
    }

    private static Rulebook over(Document document) {
        return new RulebookDocument(List.of(document.root(), standardRoot())).rulebook();
    }

    private static Entry standardRoot() {
        return Document.resource(RulebookDocument.class, STANDARD, SCHEMA).root();
    }

    private Rulebook rulebook() {
        Layers root = new Layers(upperFirst);
        Map<EscalationType, Protocol> protocols = new EnumMap<>(EscalationType.class);
        for (EscalationType type : EscalationType.values()) {
            protocols.put(type, protocol(type));
        }
        Layers inference = root.section("inference");
        Layers repeats = root.section("repeats");
        Layers signals = root.section("signals");
        return new Rulebook(
                root.get("rulebook").text(),
                root.get("version").number(),
                routing(root.section("routing")),
                protocols,
                new Inference(
                        elapsed(inference.get("complexity-not-before")),
                        elapsed(inference.get("complexity-tier-window"))),
                new Repeats(
                        repeats.get("within-days").number(),
                        repeats.get("expected-below").decimal(),
                        repeats.get("history-days").number(),
                        repeats.get("history-at-least-days").number()),
                new Signals(
                        signals.get("months").number(),
                        signals.get("escalations").number(),
                        signals.get("minimum-responses").number(),
                        signals.get("escalations-without-csat").number()),
                rootCauses(upperFirst));
    }

    private static RoutingMatrix routing(Layers routing) {
        Map<String, String> lowestTier = new HashMap<>();
        routing.get("lowest-tier")
                .members()
                .forEach((type, tier) -> lowestTier.put(type, tier.text()));
        Map<String, Duration> maximumTime = new HashMap<>();
        routing.get("maximum-time")
                .members()
                .forEach((tier, time) -> maximumTime.put(tier, length(time.text().split(" "))));
        return new RoutingMatrix(routing.get("version").number(), lowestTier, maximumTime);
    }

    /** Categories of one's own stand beside the standard's; what both name is as the upper one says. */
    private static RootCauses rootCauses(List<Entry> upperFirst) {
        Map<String, Boolean> failed = new HashMap<>();
        for (Entry document : upperFirst.reversed()) {
            document.find("root-causes")
                    .ifPresent(
                            section ->
                                    new RootCauses(organisationFailed(section))
                                            .organisationFailed()
                                            .forEach(failed::put));
        }
        return new RootCauses(failed);
    }

    private static Map<String, Boolean> organisationFailed(Entry section) {
        Map<String, Boolean> failed = new HashMap<>();
        section.members().forEach((category, entry) -> failed.put(category, entry.yes()));
        return failed;
    }

    private Protocol protocol(EscalationType type) {
        List<Entry> documents = new ArrayList<>();
        upperFirst.forEach(root -> root.find("protocols").ifPresent(documents::add));
        Layers layers = Layers.of(documents, type.name().toLowerCase(Locale.ROOT), EVERY_TYPE);
        return new Protocol(
                type,
                layers.find("version")
                        .orElseGet(() -> upperFirst.getFirst().get("version"))
                        .number(),
                OwnershipModel.valueOf(layers.get("ownership").text().toUpperCase(Locale.ROOT)),
                layers.optional("acknowledgement").map(RulebookDocument::message),
                layers.optional("notice").map(RulebookDocument::message),
                layers.get("automatic-keeps-notice").yes(),
                layers.get("notice-at-decision").text().equals("counts"),
                term(layers.get("handoff-acceptance")),
                termOrNone(layers.get("new-tier-first-response")),
                layers.get("progress-updates").yes(),
                elapsed(layers.get("appointment-grace")),
                closure(layers.section("closure")),
                layers.optional("follow-up").map(RulebookDocument::followUp),
                termOrNone(layers.get("root-cause-analysis")),
                elapsed(layers.get("reopens-within")),
                layers.get("ladder").items().stream().map(RulebookDocument::step).toList(),
                layers.get("regulatory-presets").texts());
    }

    /** Where a lower layer says there is none, the upper one has to say all of it. */
    private static MessageStandard message(Layers layers) {
        return new MessageStandard(
                term(required(layers, "within")),
                layers.find("parts").map(RulebookDocument::parts).orElse(Set.of()));
    }

    private static Closure closure(Layers layers) {
        return new Closure(
                parts(layers.get("parts")),
                parts(layers.get("organisation-failed-parts")),
                layers.get("window-business-days").number());
    }

    private static FollowUp followUp(Layers layers) {
        return new FollowUp(
                elapsed(required(layers, "opens")),
                elapsed(required(layers, "closes")),
                elapsed(required(layers, "after-next-opening")),
                parts(required(layers, "parts")),
                required(layers, "answer-business-days").number());
    }

    private static Entry required(Layers layers, String key) {
        Entry upper = layers.upperFirst().getFirst();
        return layers.find(key)
                .orElseThrow(
                        () ->
                                new RefusedInput(
                                        upper.document().place(upper.pointer())
                                                + ": Expected "
                                                + key
                                                + ", but it is missing, and the standard rulebook"
                                                + " states none here."));
    }

    private static AlertStep step(Entry entry) {
        return new AlertStep(entry.get("percent").number(), entry.get("roles").texts());
    }

    private static Set<Part> parts(Entry list) {
        Set<Part> parts = new HashSet<>();
        for (String word : list.texts()) {
            parts.add(Part.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')));
        }
        return parts;
    }

    private static Optional<Term> termOrNone(Entry entry) {
        return entry.text().equals("none") ? Optional.empty() : Optional.of(term(entry));
    }

    private static Term term(Entry entry) {
        String[] words = entry.text().split(" ");
        if (!words[1].equals("business")) {
            return new Term.Elapsed(length(words));
        }
        return words[2].startsWith("day")
                ? new Term.BusinessDays(Integer.parseInt(words[0]))
                : new Term.BusinessTime(length(words));
    }

    private static Duration elapsed(Entry entry) {
        return length(entry.text().split(" "));
    }

    private static Duration length(String[] words) {
        long count = Long.parseLong(words[0]);
        return switch (words[words.length - 1]) {
            case "minute", "minutes" -> Duration.ofMinutes(count);
            case "hour", "hours" -> Duration.ofHours(count);
            case "day", "days" -> Duration.ofDays(count);
            default -> throw new IllegalStateException("Unchecked duration " + words[0]);
        };
    }
}
