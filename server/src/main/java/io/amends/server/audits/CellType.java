package io.amends.server.audits;

import java.time.Instant;

/** How PostgreSQL takes a column's values in the binary form of COPY. */
enum CellType {
    TEXT,
    INT,
    BIGINT,
    BOOLEAN,
    INSTANT;

    /**
     * @param name as PostgreSQL's {@code format_type} gives it
     */
    static CellType named(String name) {
        return switch (name) {
            case "text", "json" -> TEXT;
            case "integer" -> INT;
            case "bigint" -> BIGINT;
            case "boolean" -> BOOLEAN;
            case "timestamp with time zone" -> INSTANT;
            default ->
                    throw new IllegalArgumentException(
                            "Expected a type of a column that audits fill, but was " + name);
        };
    }

    void write(Object value, BinaryRows out) {
        switch (this) {
            case TEXT -> out.text(value.toString());
            case INT -> out.integer(Math.toIntExact(((Number) value).longValue()));
            case BIGINT -> out.bigint(((Number) value).longValue());
            case BOOLEAN -> out.truth((Boolean) value);
            case INSTANT -> out.instant((Instant) value);
        }
    }
}
