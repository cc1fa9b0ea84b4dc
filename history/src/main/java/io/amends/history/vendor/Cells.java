package io.amends.history.vendor;

import java.util.HashMap;
import java.util.Map;

/** The columns of one record; what is empty is left out. */
final class Cells {

    private final Map<String, String> values = new HashMap<>();

    static Cells of(String contact, String at) {
        return new Cells().with("contact", contact).with("at", at);
    }

    Cells with(String column, String value) {
        if (value.isEmpty()) {
            values.remove(column);
        } else {
            values.put(column, value);
        }
        return this;
    }

    /** The same columns in a record of its own. */
    Cells copy() {
        Cells copy = new Cells();
        copy.values.putAll(values);
        return copy;
    }

    String value(String column) {
        return values.getOrDefault(column, "");
    }
}
