package io.amends.server.desk;

import io.amends.core.lifecycle.LiveContact;
import io.amends.core.timeline.Reason;
import io.amends.server.escalations.Handled;
import java.util.List;

/** What became of what somebody did on a page. */
sealed interface Outcome {

    /**
     * @param said the message that says so
     */
    record Done(LiveContact contact, String said) implements Outcome {}

    record Refused(List<Reason> reasons) implements Outcome {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    static Outcome of(Handled handled, String said) {
        return switch (handled) {
            case Handled.Done done -> new Done(done.contact(), said);
            case Handled.Refused refused -> new Refused(refused.reasons());
        };
    }

    static Outcome refused(String code, Object... values) {
        return new Refused(List.of(Reason.of(code, values)));
    }
}
