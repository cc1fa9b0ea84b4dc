package io.amends.history.document;

/**
 * Something wrong with an entry of a document.
 *
 * @param pointer the entry's JSON pointer
 * @param sentence what was expected, what stands there, and what to do
 */
public record Problem(String pointer, String sentence) {}
