package io.amends.history.vendor;

import io.amends.history.json.Item;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one help desk's objects mean. Every shape tells the same three kinds of record with the same
 * columns as far as it has them, described in {@code docs/vendor-json.md}; what its own words mean is left
 * to the mapping.
 */
interface Shape {

    /** The names of the lists in a page whose objects are items. */
    Set<String> collections();

    /** Whether it tells of a contact as only this help desk's objects do. */
    boolean isOwn(ObjectNode value);

    /** Notes who is who; asked of every item of every file before anything is told. */
    void learn(Item item, Directory directory);

    void tell(Item item, Directory directory, Telling telling);
}
