package io.amends.server.desk;

import io.amends.core.commitment.Content;
import io.amends.core.commitment.Judgement;
import io.amends.core.commitment.Verdict;
import io.amends.core.lifecycle.Command;
import io.amends.core.lifecycle.Decision;
import io.amends.core.lifecycle.Lifecycle;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.lifecycle.Words;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.Reason;
import io.amends.core.wording.VaguePhrases;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a message would do if it reached the customer now, before it is sent.
 *
 * @param keeps kinds of commitments, late ones among them
 * @param missing parts that those commitments ask for and the message lacks
 * @param against why it could not be sent as it is
 * @param vague the first phrase that reassures without saying anything; null where there is none
 */
record Outlook(
        List<String> keeps, List<String> missing, List<Reason> against, @Nullable String vague) {

    static Outlook of(LiveContact contact, Actor by, Words words, String body) {
        Decision decision =
                Lifecycle.decide(
                        contact,
                        new Command.RecordSent(by, new MessageId("outlook"), "mail", words));
        @Nullable String vague = vague(words, body);
        return switch (decision) {
            case Decision.Refused refused ->
                    new Outlook(List.of(), List.of(), refused.reasons(), vague);
            case Decision.Accepted accepted -> of(contact, contact.with(accepted.events()), vague);
        };
    }

    private static Outlook of(LiveContact before, LiveContact after, @Nullable String vague) {
        Map<Object, Judgement> then = new HashMap<>();
        before.judgements().forEach(j -> then.put(j.commitment(), j));
        List<String> keeps = new ArrayList<>();
        Set<Part> missing = EnumSet.noneOf(Part.class);
        for (Judgement now : after.judgements()) {
            @Nullable Judgement earlier = then.get(now.commitment());
            if (isKept(now) && (earlier == null || !isKept(earlier))) {
                if (earlier != null) {
                    keeps.add(now.commitment().kind().name());
                }
                if (now.content() instanceof Content.Incomplete incomplete) {
                    missing.addAll(incomplete.missing());
                }
            }
        }
        return new Outlook(
                keeps.stream().distinct().toList(),
                missing.stream().map(Part::name).toList(),
                List.of(),
                vague);
    }

    private static boolean isKept(Judgement judgement) {
        return judgement.timing() instanceof Verdict.Kept
                || judgement.timing() instanceof Verdict.KeptLate;
    }

    private static @Nullable String vague(Words words, String body) {
        List<String> texts = new ArrayList<>(words.parts().values());
        texts.add(body);
        return texts.stream()
                .map(VaguePhrases::alone)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }
}
