package io.amends.core.timeline;

/**
 * Names one escalation.
 *
 * @param number counts the escalations of this type on this contact, from 1
 */
public record EscalationId(ContactId contact, EscalationType type, int number)
        implements Comparable<EscalationId> {

    @Override
    public int compareTo(EscalationId other) {
        int byContact = contact.compareTo(other.contact);
        int byType = byContact != 0 ? byContact : type.compareTo(other.type);
        return byType != 0 ? byType : Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return contact + "/" + type + "-" + number;
    }
}
