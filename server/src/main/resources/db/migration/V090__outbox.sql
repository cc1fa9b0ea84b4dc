-- What leaves the system is written here in the transaction that decides it and delivered one by
-- one afterwards. A row waits until next_at; whoever takes it moves next_at ahead, so that it comes
-- up again by itself should they die. trying_since says that it may be on the wire already.
CREATE TABLE outbox (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    mail_id        text NOT NULL UNIQUE,
    purpose        text NOT NULL CHECK (purpose IN ('CUSTOMER', 'ALERT', 'SERVICE')),
    contact        text REFERENCES contact,
    message        text,
    person         uuid REFERENCES person,
    about          text,
    recipient      text NOT NULL,
    recipient_name text NOT NULL,
    subject        text NOT NULL,
    body           text NOT NULL,
    reply_key      text,
    earlier        text[] NOT NULL DEFAULT '{}',
    state          text NOT NULL DEFAULT 'WAITING'
        CHECK (state IN ('WAITING', 'SENT', 'SET_ASIDE', 'WITHDRAWN', 'GATHERED')),
    written_at     timestamptz NOT NULL,
    next_at        timestamptz NOT NULL,
    gather         boolean NOT NULL DEFAULT false,
    tries          int NOT NULL DEFAULT 0,
    trying_since   timestamptz,
    repeats        int NOT NULL DEFAULT 0,
    settled_at     timestamptz,
    trouble        text
);
CREATE INDEX outbox_due ON outbox (next_at, id) WHERE state = 'WAITING';
CREATE INDEX outbox_contact ON outbox (contact, id) WHERE contact IS NOT NULL;
CREATE INDEX outbox_settled ON outbox (settled_at) WHERE state = 'SET_ASIDE';
CREATE INDEX outbox_alert ON outbox (contact) WHERE purpose = 'ALERT' AND state = 'WAITING';
-- One person is told once of one step.
CREATE UNIQUE INDEX outbox_once ON outbox (person, contact, about) WHERE purpose = 'ALERT';

-- Every mail of a contact, out and in, by its Message-ID without brackets: replies and returns find
-- their way by it.
CREATE TABLE mail_thread (
    mail_id text NOT NULL,
    contact text NOT NULL REFERENCES contact,
    message text NOT NULL,
    at      timestamptz NOT NULL,
    PRIMARY KEY (mail_id, contact)
);
CREATE INDEX mail_thread_contact ON mail_thread (contact, at);

-- What stands behind the plus of a contact's address for replies; not to be guessed.
CREATE TABLE reply_key (
    contact text PRIMARY KEY REFERENCES contact,
    key     text NOT NULL UNIQUE
);
