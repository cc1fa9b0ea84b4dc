package io.amends.company.volume;

/** The next row of a running contact, ordered by time, then by contact. */
final class Moment implements Comparable<Moment> {

    final long contact;
    long second;
    int step;

    /** Of random bits, from which everything about the contact follows. */
    final long bits;

    Moment(long contact, long second, long bits) {
        this.contact = contact;
        this.second = second;
        this.bits = bits;
    }

    boolean isEscalated() {
        return (bits & 7) == 0;
    }

    @Override
    public int compareTo(Moment other) {
        return second != other.second
                ? Long.compare(second, other.second)
                : Long.compare(contact, other.contact);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Moment m && contact == m.contact && second == m.second;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(contact);
    }
}
