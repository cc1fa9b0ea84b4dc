package io.amends.server.desk;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.lifecycle.Command;
import io.amends.core.lifecycle.Entitlement;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.lifecycle.Words;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event.RepeatSource;
import io.amends.core.timeline.Event.WaitingOn;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.TeamId;
import io.amends.server.identity.SignedIn;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which deeds a page offers to whom: those that the one table of entitlements allows. */
record May(LiveContact contact, Actor actor) {

    private static final TeamId ANY = new TeamId("any");

    public boolean escalate() {
        return covers(new Command.Escalate(actor, EscalationType.TIER, "", ""));
    }

    public boolean offer() {
        return covers(new Command.OfferHandoff(actor, ANY, Map.of()));
    }

    public boolean answer() {
        return covers(new Command.ReturnHandoff(actor, Set.of()));
    }

    public boolean handle() {
        return covers(new Command.Await(actor, WaitingOn.CUSTOMER));
    }

    public boolean speak() {
        return covers(new Command.Send(actor, new MessageId("any"), "mail", Words.PLAIN));
    }

    public boolean resolve() {
        return covers(new Command.Resolve(actor));
    }

    public boolean reopen() {
        return covers(new Command.Reopen(actor));
    }

    public boolean close() {
        return covers(new Command.Close(actor));
    }

    public boolean steer() {
        return covers(new Command.NameCommunicationOwner(actor, null));
    }

    public boolean waive() {
        return covers(
                new Command.Waive(
                        actor,
                        EscalationType.TIER,
                        CommitmentKind.PROGRESS_UPDATE,
                        Instant.EPOCH,
                        ""));
    }

    public boolean learn() {
        return covers(new Command.SayRepeated(actor, RepeatSource.CONFIRMED_PHRASE));
    }

    /**
     * Whether a list offers somebody to write to the customer; it is decided where it is sent.
     *
     * @param owner of what the row is about; null for nobody
     */
    static boolean speak(SignedIn who, @Nullable String owner) {
        Entitlement speaking =
                Entitlement.to(
                        new Command.Send(who.actor(), new MessageId("any"), "mail", Words.PLAIN));
        return !Collections.disjoint(who.roles(), speaking.roles())
                || (speaking.owner() && who.person().value().equals(owner));
    }

    private boolean covers(Command command) {
        return Entitlement.to(command).covers(actor, contact);
    }
}
