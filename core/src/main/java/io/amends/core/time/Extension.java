package io.amends.core.time;

/**
 * A later deadline that a notice sent in time brings about.
 *
 * @param rule the whole extended period, from the origin: three months from receipt, never two
 *     months from the first deadline
 * @param notice what must be sent at or before the original deadline
 */
public record Extension(String id, DeadlineRule rule, RequiredCommunication notice) {}
