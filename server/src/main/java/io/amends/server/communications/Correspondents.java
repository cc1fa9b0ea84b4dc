package io.amends.server.communications;

import io.amends.core.lifecycle.LiveContact;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who stands behind the requester that a contact names. */
@Component
public class Correspondents {

    /** Empty where nobody can be written to. */
    public Optional<Correspondent> of(LiveContact contact) {
        @Nullable String requester = contact.state().description().requester();
        return Optional.ofNullable(requester)
                .flatMap(Addresses::one)
                .map(email -> new Correspondent(email, "", Locale.ENGLISH, ZoneOffset.UTC));
    }
}
