-- What lets programs in. Only the hash of a secret is kept: it is shown once, when it is made.
CREATE TABLE api_token (
    id           uuid PRIMARY KEY,
    secret_hash  bytea NOT NULL UNIQUE,
    person       uuid NOT NULL REFERENCES person,
    name         text NOT NULL,
    scope        text NOT NULL CHECK (scope IN ('READ', 'WRITE', 'ADMIN')),
    made_at      timestamptz NOT NULL,
    made_by      uuid NOT NULL REFERENCES person,
    expires_at   timestamptz NOT NULL,
    revoked_at   timestamptz,
    last_used_at timestamptz
);
CREATE INDEX api_token_person ON api_token (person, made_at);

-- What was answered to a request that may be sent again; written together with what it did.
CREATE TABLE api_answer (
    person       uuid NOT NULL REFERENCES person,
    key          text NOT NULL,
    request_hash bytea NOT NULL,
    status       int NOT NULL,
    headers      text NOT NULL,
    body         bytea NOT NULL,
    at           timestamptz NOT NULL,
    PRIMARY KEY (person, key)
);
CREATE INDEX api_answer_at ON api_answer (at);
