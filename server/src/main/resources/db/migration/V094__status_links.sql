-- Links to customers' own pages. The link itself is in the customer's mail alone; here is its hash.
CREATE TABLE status_link (
    token_hash bytea PRIMARY KEY,
    contact    text NOT NULL REFERENCES contact,
    made_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz
);
CREATE INDEX status_link_contact ON status_link (contact);
