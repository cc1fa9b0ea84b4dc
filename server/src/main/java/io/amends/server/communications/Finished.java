package io.amends.server.communications;

/** A letter word for word as the customer gets it: preview and mail are both this. */
public record Finished(String subject, String body) {}
