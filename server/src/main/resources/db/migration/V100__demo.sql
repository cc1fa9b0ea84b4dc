-- Where the demo's time stood when it was left; empty elsewhere.
CREATE TABLE demo (
    only boolean PRIMARY KEY CHECK (only),
    now  timestamptz NOT NULL
);
