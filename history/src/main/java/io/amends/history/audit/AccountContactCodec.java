package io.amends.history.audit;

import io.amends.core.failure.AccountContact;
import io.amends.core.failure.AccountContact.Rating;
import io.amends.core.failure.AccountEscalation;
import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.EscalationId;
import io.amends.core.timeline.EscalationType;
import io.amends.history.spill.Bytes;
import io.amends.history.spill.Codec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Contacts condensed for the rules that cross an account's, kept together by account. */
final class AccountContactCodec implements Codec<AccountContact> {

    private static final EscalationType[] TYPES = EscalationType.values();
    private static final Certainty[] CERTAINTIES = Certainty.values();

    /** A contact without an account stands alone. */
    @Override
    public String key(AccountContact contact) {
        @Nullable AccountId account = contact.account();
        return account == null ? contact.contact().value() : account.value();
    }

    @Override
    public void write(AccountContact contact, Bytes to) {
        to.putText(contact.contact().value());
        writeText(contact.account() == null ? null : contact.account().value(), to);
        to.putInstant(contact.openedAt());
        writeText(contact.productFeature(), to);
        writeText(contact.contactType(), to);
        to.putNumber(contact.escalations().size());
        contact.escalations().forEach(e -> write(e, contact.contact(), to));
        to.putNumber(contact.links().size());
        contact.links().forEach(link -> to.putText(link.value()));
        to.putNumber(contact.ratings().size());
        contact.ratings().forEach(rating -> write(rating, to));
    }

    @Override
    public AccountContact read(Bytes from) {
        ContactId contact = new ContactId(from.text());
        @Nullable String account = readText(from);
        return new AccountContact(
                contact,
                account == null ? null : new AccountId(account),
                from.instant(),
                readText(from),
                readText(from),
                readList(from, () -> readEscalation(contact, from)),
                readList(from, () -> new ContactId(from.text())),
                readList(from, () -> readRating(from)));
    }

    /** One that a merge brought is named by the contact it was decided on. */
    private static void write(AccountEscalation escalation, ContactId contact, Bytes to) {
        to.putNumber(escalation.type().ordinal());
        to.putNumber(escalation.id().number());
        boolean own = escalation.id().contact().equals(contact);
        writeText(own ? null : escalation.id().contact().value(), to);
        to.putInstant(escalation.decidedAt());
        to.putNumber(escalation.certainty().ordinal());
        to.putNumber(escalation.customerVisible() ? 1 : 0);
        to.putNumber(escalation.resolvedAt() == null ? 0 : 1);
        if (escalation.resolvedAt() != null) {
            to.putInstant(escalation.resolvedAt());
        }
        writeText(escalation.primaryCause(), to);
        to.putNumber(escalation.afterReopening() ? 1 : 0);
    }

    private static AccountEscalation readEscalation(ContactId contact, Bytes from) {
        EscalationType type = TYPES[(int) from.number()];
        int number = (int) from.number();
        @Nullable String decidedOn = readText(from);
        EscalationId id =
                new EscalationId(
                        decidedOn == null ? contact : new ContactId(decidedOn), type, number);
        Instant decidedAt = from.instant();
        Certainty certainty = CERTAINTIES[(int) from.number()];
        boolean customerVisible = from.number() == 1;
        @Nullable Instant resolvedAt = from.number() == 1 ? from.instant() : null;
        @Nullable String cause = readText(from);
        return new AccountEscalation(
                id, decidedAt, certainty, customerVisible, resolvedAt, cause, from.number() == 1);
    }

    private static void write(Rating rating, Bytes to) {
        to.putInstant(rating.at());
        to.putNumber(Double.doubleToLongBits(rating.share()));
    }

    private static Rating readRating(Bytes from) {
        return new Rating(from.instant(), Double.longBitsToDouble(from.number()));
    }

    private static <T> List<T> readList(Bytes from, Supplier<T> item) {
        int size = (int) from.number();
        List<T> items = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            items.add(item.get());
        }
        return items;
    }

    private static void writeText(@Nullable String text, Bytes to) {
        to.putNumber(text == null ? 0 : 1);
        if (text != null) {
            to.putText(text);
        }
    }

    private static @Nullable String readText(Bytes from) {
        return from.number() == 0 ? null : from.text();
    }
}
