package io.amends.server.communications;

import io.amends.core.lifecycle.LiveContact;
import io.amends.server.accounts.Account;
import io.amends.server.accounts.Accounts;
import io.amends.server.accounts.Requester;
import io.amends.server.accounts.Requesters;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who stands behind the requester that a contact names: somebody known, or a bare address. */
@Component
public class Correspondents {

    private final Requesters requesters;
    private final Accounts accounts;

    Correspondents(Requesters requesters, Accounts accounts) {
        this.requesters = requesters;
        this.accounts = accounts;
    }

    /** Empty where nobody can be written to. */
    public Optional<Correspondent> of(LiveContact contact) {
        return of(
                contact,
                Optional.ofNullable(contact.state().description().account())
                        .flatMap(accounts::find));
    }

    /**
     * The same, by somebody who has looked up the account that the contact names.
     *
     * @param stated empty where it names none, or none that is known
     */
    public Optional<Correspondent> of(LiveContact contact, Optional<Account> stated) {
        @Nullable String named = contact.state().description().requester();
        if (named == null) {
            return Optional.empty();
        }
        Optional<Requester> known =
                requesters.find(named).or(() -> requesters.byEmail(named).stream().findFirst());
        Optional<Account> account =
                contact.state().description().account() != null
                        ? stated
                        : known.map(Requester::account).flatMap(accounts::find);
        Optional<String> email =
                known.isPresent()
                        ? known.map(Requester::email).flatMap(Addresses::one)
                        : Addresses.one(named);
        return email.map(
                address ->
                        new Correspondent(
                                address,
                                known.map(Requester::name).map(OneLine::of).orElse(""),
                                language(known, account),
                                zone(known, account, contact)));
    }

    private static Locale language(Optional<Requester> known, Optional<Account> account) {
        return LetterTemplate.nearest(
                known.map(Requester::language)
                        .or(() -> account.map(Account::language))
                        .filter(Objects::nonNull)
                        .map(Locale::forLanguageTag)
                        .orElse(Locale.ENGLISH));
    }

    /** Theirs, their account's, else the zone of the hours in which their day is counted. */
    private static ZoneId zone(
            Optional<Requester> known, Optional<Account> account, LiveContact contact) {
        return known.map(Requester::zone)
                .or(() -> account.map(Account::zone))
                .orElseGet(
                        () ->
                                contact.rules()
                                        .calendars()
                                        .forCustomer(
                                                contact.state().description().account(),
                                                contact.state().holder().team())
                                        .zone());
    }
}
