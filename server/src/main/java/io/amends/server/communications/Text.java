package io.amends.server.communications;

/**
 * The words of a message.
 *
 * @param subject blank where it has none, as a call's
 */
public record Text(String subject, String body) {}
