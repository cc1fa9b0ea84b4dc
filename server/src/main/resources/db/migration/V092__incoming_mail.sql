-- Every mail that was read, once: by its place in the mailbox and by its Message-ID.
CREATE TABLE incoming_mail (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    mailbox      text NOT NULL,
    uid_validity bigint NOT NULL,
    uid          bigint NOT NULL,
    read_at      timestamptz NOT NULL,
    mail_id      text,
    sender       text NOT NULL DEFAULT '',
    subject      text NOT NULL DEFAULT '',
    body         text NOT NULL DEFAULT '',
    outcome      text NOT NULL CHECK (outcome IN ('ATTACHED', 'AUTOMATIC', 'RETURNED', 'UNMATCHED',
        'TOO_LARGE', 'MALFORMED', 'TOO_MANY', 'AGAIN', 'DISMISSED')),
    trouble      text,
    contact      text REFERENCES contact,
    message      text,
    settled_at   timestamptz,
    settled_by   uuid REFERENCES person,
    UNIQUE (mailbox, uid_validity, uid)
);
CREATE INDEX incoming_mail_id ON incoming_mail (mail_id) WHERE mail_id IS NOT NULL;
CREATE INDEX incoming_mail_sender ON incoming_mail (sender, read_at);
CREATE INDEX incoming_mail_left ON incoming_mail (id)
    WHERE outcome IN ('UNMATCHED', 'TOO_LARGE', 'MALFORMED', 'TOO_MANY');
