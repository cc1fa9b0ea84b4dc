-- The files of one export, as uploaded; they lie in the data folder under histories/<id>.
CREATE TABLE history (
    id         uuid PRIMARY KEY,
    created_at timestamptz NOT NULL,
    created_by text NOT NULL
);

CREATE TABLE history_file (
    history  uuid NOT NULL REFERENCES history ON DELETE CASCADE,
    name     text NOT NULL,
    size     bigint NOT NULL,
    received bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (history, name)
);

CREATE TABLE mapping (
    name       text PRIMARY KEY,
    document   text NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by text NOT NULL
);

-- One audit with all that it takes to repeat it: the same files, mapping and protocol under the same
-- rulebook version give the same report, byte by byte.
CREATE TABLE audit (
    number           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name             text NOT NULL,
    state            text NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'REFUSED', 'FAILED', 'CANCELLED')),
    history          uuid NOT NULL REFERENCES history,
    main_file        text NOT NULL,
    mapping_name     text NOT NULL,
    mapping          text NOT NULL,
    protocol         text,
    as_of            timestamptz,
    created_at       timestamptz NOT NULL,
    created_by       text NOT NULL,
    started_at       timestamptz,
    finished_at      timestamptz,
    cancel_requested boolean NOT NULL DEFAULT false,
    attempts         int NOT NULL DEFAULT 0,
    stage            text,
    stage_done       bigint NOT NULL DEFAULT 0,
    stage_of         bigint NOT NULL DEFAULT 0,
    stage_rows       bigint NOT NULL DEFAULT 0,
    problem          text,
    judged_at        timestamptz,
    contacts         bigint,
    escalated        bigint,
    rulebook_version text,
    hashes           jsonb
);
CREATE INDEX audit_queue ON audit (number) WHERE state = 'QUEUED';
CREATE INDEX audit_history ON audit (history);

-- What an audit said when it was done, in every form and language that is offered, gzipped.
CREATE TABLE audit_report (
    audit   bigint NOT NULL REFERENCES audit ON DELETE CASCADE,
    form    text NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (audit, form)
);

-- The tables below have one partition an audit. It is filled while it stands alone and joins when the
-- audit is done, so that nothing half-imported is ever seen, and deleting an audit drops it whole.
CREATE TABLE audit_event (
    audit       bigint NOT NULL,
    contact     text NOT NULL,
    sequence    int NOT NULL,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    kind        text NOT NULL,
    fact        json NOT NULL
) PARTITION BY LIST (audit);

-- Texts apart from facts, so that they can be erased.
CREATE TABLE audit_text (
    audit   bigint NOT NULL,
    contact text NOT NULL,
    message text NOT NULL,
    text    text NOT NULL
) PARTITION BY LIST (audit);

CREATE TABLE audit_drawing (
    audit   bigint NOT NULL,
    contact text NOT NULL,
    drawing json NOT NULL
) PARTITION BY LIST (audit);

CREATE TABLE audit_contact (
    audit                             bigint NOT NULL,
    contact                           text NOT NULL,
    account                           text,
    contact_type                      text,
    product_feature                   text,
    segment                           text,
    first_at                          timestamptz,
    last_at                           timestamptz,
    events                            int NOT NULL,
    tier_first                        text,
    tier_last                         text,
    tier_max                          text,
    moves_up                          int NOT NULL,
    moves_down                        int NOT NULL,
    team_changes                      int NOT NULL,
    team_ping_pong                    int NOT NULL,
    tier_reentries                    int NOT NULL,
    owner_changes                     int NOT NULL,
    reopens                           int NOT NULL,
    escalations_tier                  int NOT NULL,
    escalations_complexity            int NOT NULL,
    escalations_customer              int NOT NULL,
    escalations_executive             int NOT NULL,
    escalations_regulatory            int NOT NULL,
    escalations_suspected             int NOT NULL,
    decided_at                        timestamptz,
    accepted_at                       timestamptz,
    seconds_to_next_tier_person       bigint,
    seconds_to_next_tier_contact      bigint,
    context_loss_proved               int NOT NULL,
    context_loss_indicated            int NOT NULL,
    invisible_escalation_proved       int NOT NULL,
    invisible_escalation_indicated    int NOT NULL,
    ownership_vacuum_proved           int NOT NULL,
    ownership_vacuum_indicated        int NOT NULL,
    resolution_without_closure_proved int NOT NULL,
    resolution_without_closure_indicated int NOT NULL,
    repeated_cycle_proved             int NOT NULL,
    repeated_cycle_indicated          int NOT NULL,
    commitments_kept                  int NOT NULL,
    commitments_kept_late             int NOT NULL,
    commitments_missed                int NOT NULL,
    commitments_waived                int NOT NULL,
    commitments_open                  int NOT NULL,
    commitments_superseded            int NOT NULL,
    commitments_not_observable        int NOT NULL,
    owner_working_seconds             bigint,
    silence_working_seconds           bigint
) PARTITION BY LIST (audit);

CREATE TABLE audit_escalation (
    audit                        bigint NOT NULL,
    contact                      text NOT NULL,
    escalation                   text NOT NULL,
    type                         text NOT NULL,
    certainty                    text NOT NULL,
    trigger                      text,
    because                      text,
    severity                     text,
    customer_visible             boolean,
    from_tier                    text,
    to_tier                      text,
    decided_at                   timestamptz,
    accepted_at                  timestamptz,
    accepted_by                  text,
    resolved_at                  timestamptz,
    ended_at                     timestamptz,
    seconds_to_next_tier_person  bigint,
    seconds_to_next_tier_contact bigint,
    findings_proved              int NOT NULL,
    findings_indicated           int NOT NULL,
    carried_from                 text
) PARTITION BY LIST (audit);

CREATE TABLE audit_commitment (
    audit         bigint NOT NULL,
    contact       text NOT NULL,
    escalation    text NOT NULL,
    kind          text NOT NULL,
    ordinal       int,
    arises_at     timestamptz,
    opens_at      timestamptz,
    due           timestamptz,
    verdict       text NOT NULL,
    at            timestamptz,
    seconds_late  bigint,
    proved        boolean,
    content       text,
    missing_parts text,
    rule          text,
    calendar      text
) PARTITION BY LIST (audit);

CREATE TABLE audit_finding (
    audit             bigint NOT NULL,
    contact           text NOT NULL,
    escalation        text NOT NULL,
    mode              text NOT NULL,
    strength          text NOT NULL,
    kind              text,
    silence           text,
    rule              text,
    evidence_from     timestamptz,
    evidence_to       timestamptz,
    evidence_strength text,
    evidence          text,
    evidence_values   text
) PARTITION BY LIST (audit);

CREATE INDEX audit_event_contact ON audit_event (audit, contact, sequence);
CREATE INDEX audit_text_contact ON audit_text (audit, contact);
CREATE INDEX audit_drawing_contact ON audit_drawing (audit, contact);
CREATE INDEX audit_contact_contact ON audit_contact (audit, contact);
CREATE INDEX audit_contact_decided ON audit_contact (audit, decided_at, contact);
CREATE INDEX audit_contact_first ON audit_contact (audit, first_at, contact);
CREATE INDEX audit_contact_account ON audit_contact (audit, account, contact);
CREATE INDEX audit_escalation_contact ON audit_escalation (audit, contact);
CREATE INDEX audit_commitment_contact ON audit_commitment (audit, contact);
CREATE INDEX audit_finding_contact ON audit_finding (audit, contact);
