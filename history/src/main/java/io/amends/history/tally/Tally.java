package io.amends.history.tally;

import io.amends.history.judging.ContactAudit;

/**
 * A sum over contacts. Adding in any order and merging in any grouping gives the same sum.
 *
 * @param <T> the tally itself
 */
public interface Tally<T extends Tally<T>> {

    void add(ContactAudit contact);

    void merge(T other);
}
