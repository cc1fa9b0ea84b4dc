-- The rules by which contacts are handled: documents, each edit a version of its own that is never
-- altered, with who made it, when and why.
CREATE TABLE policy (
    number     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind       text NOT NULL CHECK (kind IN ('CALENDAR', 'PROTOCOL', 'ROUTING', 'TRIGGER', 'TEAM', 'TIERS')),
    name       text NOT NULL,
    version    int NOT NULL CHECK (version >= 1),
    document   text NOT NULL,
    why        text NOT NULL,
    applied    boolean NOT NULL,
    changed_by uuid REFERENCES person,
    changed_at timestamptz NOT NULL,
    UNIQUE (kind, name, version)
);

CREATE FUNCTION policy_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Versions of rules are kept as they were written';
END $$;

CREATE TRIGGER policy_is_kept BEFORE UPDATE OR DELETE ON policy
    FOR EACH ROW EXECUTE FUNCTION policy_is_kept();

-- By whose calendar a team works: its name; null where it works by the standard one.
ALTER TABLE team ADD COLUMN calendar text;

-- Hours a person works in a week, as the ranges of a calendar; null where they are there at all hours.
ALTER TABLE member ADD COLUMN shifts text;
