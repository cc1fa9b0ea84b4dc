package io.amends.server.api;

import io.amends.core.lifecycle.Command;
import io.amends.core.timeline.ContactId;
import io.amends.server.escalations.Contacts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Asks the rulebook, and answers with what came of it. */
@Component
class Deciding {

    private final Contacts contacts;
    private final Answering answering;

    Deciding(Contacts contacts, Answering answering) {
        this.contacts = contacts;
        this.answering = answering;
    }

    ResponseEntity<byte[]> decide(String contact, @Nullable String ifMatch, Command command) {
        return decide(contact, ifMatch, List.of(command));
    }

    ResponseEntity<byte[]> decide(
            String contact, @Nullable String ifMatch, List<Command> commands) {
        if (commands.isEmpty()) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "body.empty");
        }
        return answering.contact(
                contacts.decide(new ContactId(contact), Answering.version(ifMatch), commands));
    }
}
