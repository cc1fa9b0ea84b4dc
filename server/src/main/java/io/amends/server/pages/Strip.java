package io.amends.server.pages;

/**
 * Something that a room shows above every page for people who have signed in.
 *
 * @param template its fragment {@code strip} is shown
 */
public record Strip(String template) {}
