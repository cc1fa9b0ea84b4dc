package io.amends.history.suggest;

import io.amends.core.timeline.Description;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Assigned;
import io.amends.core.timeline.Event.Call;
import io.amends.core.timeline.Event.CustomerMessage;
import io.amends.core.timeline.Event.Described;
import io.amends.core.timeline.Event.EscalationOpened;
import io.amends.core.timeline.Event.MessageToCustomer;
import io.amends.core.timeline.Event.PriorityChanged;
import io.amends.core.timeline.Event.PromiseMade;
import io.amends.core.timeline.Event.Reopened;
import io.amends.core.timeline.Event.Resolved;
import io.amends.core.timeline.Event.SeverityChanged;
import io.amends.core.timeline.Event.StatusChanged;
import io.amends.core.timeline.Event.SurveyAnswered;
import io.amends.core.timeline.Event.WaitingStarted;
import io.amends.core.timeline.Timeline;
import io.amends.history.assembly.AssembledContact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Picks three contacts that show most of what the mapping tells, and words their facts. */
final class Previews {

    private static final int THREE = 3;
    private static final int READABLE = 40;

    private Previews() {}

    static List<Preview> of(List<AssembledContact> contacts) {
        List<Timeline> picked = new ArrayList<>();
        pick(contacts, picked, timeline -> 4 * weight(timeline));
        pick(
                contacts,
                picked,
                t ->
                        (t.tierMoves().isEmpty() ? 0 : 20)
                                + (t.has(Reopened.class) ? 15 : 0)
                                + weight(t));
        pick(
                contacts,
                picked,
                t -> t.has(Resolved.class) ? 12 - Math.abs(t.events().size() - 8) : -20);
        return picked.stream().map(Previews::preview).toList();
    }

    private interface Weight {
        int of(Timeline timeline);
    }

    private static void pick(List<AssembledContact> from, List<Timeline> picked, Weight weight) {
        from.stream()
                .map(AssembledContact::timeline)
                .filter(t -> !t.isEmpty() && picked.stream().noneMatch(p -> same(p, t)))
                .max(Comparator.comparingInt(weight::of))
                .filter(best -> picked.size() < THREE)
                .ifPresent(picked::add);
    }

    private static boolean same(Timeline one, Timeline other) {
        return one.contact().equals(other.contact());
    }

    /** Different kinds of facts count, length does not. */
    private static int weight(Timeline timeline) {
        int kinds = (int) timeline.events().stream().map(Event::getClass).distinct().count();
        int over = Math.max(0, timeline.events().size() - READABLE);
        return kinds + Math.min(3, timeline.tierMoves().size()) * 2 - over;
    }

    private static Preview preview(Timeline timeline) {
        List<Preview.Line> lines =
                timeline.events().stream()
                        .limit(Preview.LONGEST)
                        .map(event -> new Preview.Line(event.occurredAt(), fact(event)))
                        .toList();
        return new Preview(
                timeline.contact().value(), lines, timeline.events().size() - lines.size());
    }

    private static Why fact(Event event) {
        return switch (event) {
            case Assigned assigned -> assigned(assigned);
            case Described described -> Why.of("fact.described", shown(described.description()));
            case StatusChanged status ->
                    Why.of(status.owned() ? "fact.status" : "fact.status.unowned", status.status());
            case PriorityChanged priority ->
                    Why.of("fact.priority", priority.label(), priority.rank());
            case SeverityChanged severity -> Why.of("fact.severity", severity.severity());
            case WaitingStarted waiting ->
                    Why.of("fact.waiting." + waiting.on().name().toLowerCase(Locale.ROOT));
            case CustomerMessage message -> Why.of("fact.customer-message");
            case MessageToCustomer message ->
                    Why.of(
                            message.stamp().actor().isAutomation()
                                    ? "fact.automatic-message"
                                    : "fact.message-to-customer");
            case Call call -> Why.of(call.reached() ? "fact.call" : "fact.call.unreached");
            case PromiseMade promise -> Why.of("fact.promise", promise.at());
            case EscalationOpened opened -> Why.of("fact.escalation", opened.type());
            case SurveyAnswered survey -> Why.of("fact.survey", survey.rating(), survey.scale());
            default -> Why.of("fact." + kebab(event.getClass().getSimpleName()));
        };
    }

    private static Why assigned(Assigned assigned) {
        String who =
                assigned.person() == null
                        ? "–"
                        : assigned.person().value() + (assigned.systemUser() ? " (system)" : "");
        return Why.of(
                "fact.assigned",
                who,
                assigned.team() == null ? "–" : assigned.team().value(),
                assigned.tier() == null ? "–" : assigned.tier().name());
    }

    private static String shown(Description about) {
        return String.join(
                ", ",
                Stream.of(
                                text(about.account()),
                                text(about.contactType()),
                                text(about.productFeature()),
                                text(about.segment()))
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : String.valueOf(value);
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
