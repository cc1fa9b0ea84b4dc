package io.amends.history.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.timeline.HandoffElement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ValueKindTest {

    @ParameterizedTest
    @CsvSource({
        "issue, ISSUE_IN_CUSTOMERS_TERMS",
        "steps, STEPS_TAKEN",
        "reason, WHY_THIS_TIER_CANNOT",
        "told, TOLD_AND_PROMISED",
        "emotion, EMOTION_AND_URGENCY",
        "context, ACCOUNT_CONTEXT"
    })
    void what_a_returned_handoff_misses_goes_by_its_fields_names(String word, HandoffElement is) {
        assertThat(Field.find(word)).isPresent();
        assertThat(ValueKind.ELEMENTS.find(word)).isEqualTo(is);
    }

    @ParameterizedTest
    @EnumSource
    void an_element_goes_by_its_own_name_too(HandoffElement element) {
        assertThat(ValueKind.ELEMENTS.find(ValueKind.wordOf(element))).isEqualTo(element);
    }
}
