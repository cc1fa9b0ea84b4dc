CREATE TABLE person (
    id            uuid PRIMARY KEY,
    email         text NOT NULL,
    name          text NOT NULL,
    role          text NOT NULL CHECK (role IN ('ADMIN', 'MANAGER', 'READER')),
    password_hash text,
    active        boolean NOT NULL DEFAULT true,
    created_at    timestamptz NOT NULL
);
CREATE UNIQUE INDEX person_email ON person (lower(email));

-- Only the hash of a link's secret is kept; whoever reads this table cannot sign in with it.
CREATE TABLE sign_in_link (
    secret_hash bytea PRIMARY KEY,
    person      uuid NOT NULL REFERENCES person ON DELETE CASCADE,
    expires_at  timestamptz NOT NULL
);

-- Failures of the last minutes, by what was typed and where from; older rows are deleted as new ones come.
CREATE TABLE sign_in_failure (
    email   text NOT NULL,
    address text NOT NULL,
    at      timestamptz NOT NULL
);
CREATE INDEX sign_in_failure_email ON sign_in_failure (email, at);
CREATE INDEX sign_in_failure_address ON sign_in_failure (address, at);
CREATE INDEX sign_in_failure_at ON sign_in_failure (at);
