package io.amends.server.communications;

import java.time.ZoneId;
import java.util.Locale;

/**
 * Whom we write to about a contact.
 *
 * @param name blank where it is not known
 * @param zone times are told in it
 */
public record Correspondent(String email, String name, Locale language, ZoneId zone) {}
