package io.amends.history.mapping;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event.Delivery;
import io.amends.core.timeline.Event.FollowUpOutcome;
import io.amends.core.timeline.Event.PromiseKind;
import io.amends.core.timeline.Event.RepeatSource;
import io.amends.core.timeline.HandoffElement;
import io.amends.core.timeline.Part;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What kind of value a field's meaning is, and which words stand for it. */
public enum ValueKind {
    /** Any text, as it stands. */
    TEXT,
    /** The name of one of the mapping's tiers. */
    TIER,
    /** A source status; the mapping's {@code statuses} say what it means. */
    STATUS,
    /** A source priority; the mapping's {@code priorities} rank it. */
    PRIORITY,
    /** S1 to S4, or a word of the mapping's {@code severities}. */
    SEVERITY,
    EVENT(EventKind.values()),
    YES_NO(Map.of("yes", true, "no", false, "true", true, "false", false, "1", true, "0", false)),
    WHOLE_NUMBER,
    AMOUNT,
    DATE,
    INSTANT,
    ACTOR(Actor.Kind.values()),
    DIRECTION(Direction.values()),
    DELIVERY(Delivery.values()),
    PROMISE_KIND(PromiseKind.values()),
    REPEAT_SOURCE(RepeatSource.values()),
    OUTCOME(FollowUpOutcome.values()),
    ESCALATION_TYPE(EscalationType.values()),
    COMMITMENT(CommitmentKind.values()),
    /** A list of {@link Part}s. */
    PARTS(Part.values()),
    /** A list of {@link HandoffElement}s; the fields that hold them name them too. */
    ELEMENTS(
            HandoffElement.values(),
            Map.of(
                    "issue", HandoffElement.ISSUE_IN_CUSTOMERS_TERMS,
                    "steps", HandoffElement.STEPS_TAKEN,
                    "reason", HandoffElement.WHY_THIS_TIER_CANNOT,
                    "told", HandoffElement.TOLD_AND_PROMISED,
                    "emotion", HandoffElement.EMOTION_AND_URGENCY,
                    "context", HandoffElement.ACCOUNT_CONTEXT)),
    /** A list of texts. */
    TEXTS;

    @SuppressWarnings("ImmutableEnumChecker") // filled once, never changed
    private final Map<String, Object> words;

    @SuppressWarnings("ImmutableEnumChecker") // filled once, never changed
    private final List<String> listed;

    ValueKind() {
        this(Map.of());
    }

    ValueKind(Enum<?>[] values) {
        this(values, Map.of());
    }

    ValueKind(Enum<?>[] values, Map<String, Enum<?>> alsoCalled) {
        this.words = new HashMap<>(alsoCalled);
        for (Enum<?> value : values) {
            words.put(wordOf(value), value);
        }
        this.listed = Arrays.stream(values).map(ValueKind::wordOf).toList();
    }

    ValueKind(Map<String, Object> words) {
        this.words = words;
        this.listed = words.isEmpty() ? List.of() : List.of("yes", "no");
    }

    /** How a value is written in mappings and exports: {@code HAS_IT_HELD} is has-it-held. */
    static String wordOf(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The value a word stands for, its case and _ or blank for - aside; null for none. */
    public @Nullable Object find(String word) {
        @Nullable Object exact = words.get(word);
        return exact != null
                ? exact
                : words.get(
                        word.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-'));
    }

    /** The words that can be used; empty where they are not fixed. */
    public List<String> words() {
        return listed;
    }
}
