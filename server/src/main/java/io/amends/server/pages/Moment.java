package io.amends.server.pages;

/**
 * An instant as a page shows it.
 *
 * @param iso for machines
 * @param text the day and the time, in the reader's zone
 * @param relative as seen from now, such as "2 h 15 min ago"
 * @param title the zone of {@code text}, and the time where it happened
 */
public record Moment(String iso, String text, String relative, String title) {}
