-- The support organisation. Whoever can sign in is in "person"; here is what they are there for.
CREATE TABLE tier (
    rank int PRIMARY KEY CHECK (rank >= 1),
    name text NOT NULL UNIQUE
);

CREATE TABLE team (
    id          text PRIMARY KEY,
    name        text NOT NULL UNIQUE,
    tier        int NOT NULL REFERENCES tier,
    active      boolean NOT NULL DEFAULT true,
    lead        uuid REFERENCES person,
    coordinator uuid REFERENCES person
);

CREATE TABLE member (
    person uuid PRIMARY KEY REFERENCES person,
    roles  text[] NOT NULL,
    teams  text[] NOT NULL,
    deputy uuid REFERENCES person
);

CREATE TABLE absence (
    person  uuid NOT NULL REFERENCES person,
    from_at timestamptz NOT NULL,
    to_at   timestamptz NOT NULL,
    CHECK (from_at < to_at)
);
CREATE INDEX absence_person ON absence (person);
