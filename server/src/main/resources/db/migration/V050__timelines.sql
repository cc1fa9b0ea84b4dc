-- A contact's head: where its timeline stands, so that lists and alarms need not read events.
-- The events are the truth; everything here but the version can be made anew from them.
CREATE TABLE contact (
    id                  text PRIMARY KEY,
    version             bigint NOT NULL,
    phase               text NOT NULL,
    account             text,
    requester           text,
    contact_type        text,
    product_feature     text,
    severity            text,
    tier                text,
    team                text,
    resolution_owner    text,
    communication_owner text,
    opened_at           timestamptz,
    resolved_at         timestamptz,
    last_at             timestamptz,
    escalated           boolean NOT NULL,
    rulebook            text NOT NULL,
    next_wake_at        timestamptz,
    set_aside           text,
    set_aside_at        timestamptz
);
CREATE SEQUENCE contact_number START 1001 OWNED BY contact.id;
CREATE INDEX contact_wake ON contact (next_wake_at) WHERE next_wake_at IS NOT NULL AND set_aside IS NULL;
CREATE INDEX contact_set_aside ON contact (set_aside_at) WHERE set_aside IS NOT NULL;
CREATE INDEX contact_resolution_owner ON contact (resolution_owner) WHERE resolution_owner IS NOT NULL AND escalated;
CREATE INDEX contact_account ON contact (account, opened_at);

-- Append-only. The sequence is the order of recording; the order of happening is (occurred_at, sequence).
CREATE TABLE event (
    contact     text NOT NULL REFERENCES contact,
    sequence    bigint NOT NULL,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    kind        text NOT NULL,
    event       text NOT NULL,
    PRIMARY KEY (contact, sequence)
);

-- What was said, apart from the fact that it was said: erasing the words keeps the facts.
CREATE TABLE message_text (
    contact text NOT NULL REFERENCES contact,
    message text NOT NULL,
    subject text,
    body    text NOT NULL,
    PRIMARY KEY (contact, message)
);

-- Everything owed, each with its own due, as judged when its contact was last looked at.
CREATE TABLE commitment (
    contact    text NOT NULL REFERENCES contact,
    escalation text NOT NULL,
    number     int NOT NULL,
    kind       text NOT NULL,
    ordinal    int NOT NULL,
    arises_at  timestamptz NOT NULL,
    opens_at   timestamptz NOT NULL,
    due        timestamptz NOT NULL,
    rule       text NOT NULL,
    calendar   text NOT NULL,
    verdict    text NOT NULL,
    settled_at timestamptz,
    PRIMARY KEY (contact, escalation, number, kind, ordinal)
);
CREATE INDEX commitment_open ON commitment (due) WHERE verdict IN ('OPEN', 'MISSED');
