package io.amends.history.suggest;

/**
 * One change to one entry of a suggested mapping.
 *
 * @param path where it stands, such as {@code zone} or {@code tables.main.fields.person}
 * @param value what shall stand there, as YAML: {@code Europe/Rome}, {@code {column: x, format: iso}};
 *     blank: the entry goes
 */
public record Correction(String path, String value) {}
