-- Who changed what about whom. Rows are only ever added; nobody at all: Amends itself.
CREATE TABLE person_change (
    number     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL,
    changed_by uuid REFERENCES person,
    person     uuid NOT NULL REFERENCES person,
    kind       text NOT NULL,
    was        text,
    became     text
);

CREATE FUNCTION person_change_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Changes to people are kept as they were written';
END $$;

CREATE TRIGGER person_change_is_kept BEFORE UPDATE OR DELETE ON person_change
    FOR EACH ROW EXECUTE FUNCTION person_change_is_kept();

-- An attempt is counted before the password is looked at, so that many at once do not slip through.
ALTER TABLE sign_in_failure ADD COLUMN attempt uuid NOT NULL DEFAULT gen_random_uuid();
