-- Customers. What is known of one is dated: rows are only ever added, each saying what holds since when.
CREATE TABLE account (
    id text PRIMARY KEY
);

CREATE TABLE account_change (
    number      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account     text NOT NULL REFERENCES account,
    since       timestamptz NOT NULL,
    -- what it states; null: it holds no longer
    attributes  jsonb NOT NULL,
    recorded_at timestamptz NOT NULL,
    changed_by  uuid REFERENCES person
);
CREATE INDEX account_change_account ON account_change (account, since, number);
CREATE INDEX account_change_manager ON account_change ((attributes ->> 'accountManager'))
    WHERE attributes ? 'accountManager';

CREATE FUNCTION account_change_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Changes to accounts are kept as they were written';
END $$;

CREATE TRIGGER account_change_is_kept BEFORE UPDATE OR DELETE ON account_change
    FOR EACH ROW EXECUTE FUNCTION account_change_is_kept();

-- What was stated later lies over what was stated before.
CREATE AGGREGATE laid_over(jsonb) (SFUNC = jsonb_concat, STYPE = jsonb, INITCOND = '{}');

-- Every account as it was at an instant.
CREATE FUNCTION account_as_of(at timestamptz) RETURNS TABLE (id text, attributes jsonb)
LANGUAGE sql STABLE AS $$
    SELECT account, laid_over(attributes ORDER BY since, number)
    FROM account_change WHERE since <= at GROUP BY account
$$;

-- The people there who ask.
CREATE TABLE requester (
    id       text PRIMARY KEY,
    account  text REFERENCES account,
    name     text NOT NULL,
    email    text,
    language text,
    zone     text
);
CREATE INDEX requester_account ON requester (account);
CREATE INDEX requester_email ON requester (lower(email));
