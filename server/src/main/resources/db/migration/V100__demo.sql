-- Where the demo's time stood when it was left, and the contact of its tour; empty elsewhere.
CREATE TABLE demo (
    single boolean PRIMARY KEY CHECK (single),
    now  timestamptz NOT NULL,
    tour text
);
