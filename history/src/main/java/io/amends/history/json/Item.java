package io.amends.history.json;

import tools.jackson.databind.node.ObjectNode;

/**
 * One object of a file, whole. Its scalars are texts as they are written, so that numbers beyond 64
 * bits stay what they are.
 *
 * @param collection the name of the list it stands in ({@code tickets}); empty: a list without a
 *     name, or the file itself
 * @param pointer where it stands in the file (RFC 6901); of several documents in one file, the
 *     document's number comes first
 * @param line on which it begins, from 1
 */
public record Item(String collection, ObjectNode value, String pointer, long line) {}
