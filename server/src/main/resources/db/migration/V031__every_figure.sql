-- What each figure of a report counts by, so that each leads to exactly its lines.
ALTER TABLE audit_contact
    ADD COLUMN service text,
    ADD COLUMN industry text,
    ADD COLUMN region text,
    ADD COLUMN channel text,
    ADD COLUMN calendar_events text,
    ADD COLUMN tenure_tier text,
    ADD COLUMN tenure_complexity text,
    ADD COLUMN tenure_customer_visible text,
    ADD COLUMN escalations_customer_visible int NOT NULL DEFAULT 0,
    ADD COLUMN resolved boolean,
    ADD COLUMN satisfied boolean;

ALTER TABLE audit_escalation
    ADD COLUMN root_cause text,
    ADD COLUMN compliant boolean,
    ADD COLUMN awaits_next_tier boolean,
    ADD COLUMN context_loss text,
    ADD COLUMN invisible_escalation text,
    ADD COLUMN ownership_vacuum text,
    ADD COLUMN resolution_without_closure text,
    ADD COLUMN repeated_cycle text;

ALTER TABLE audit_commitment ADD COLUMN certainty text;

-- A finding has a line for each piece of its evidence; the first stands for it where they are counted.
ALTER TABLE audit_finding
    ADD COLUMN evidence_number int NOT NULL DEFAULT 1,
    ADD COLUMN certainty text;

-- Passings between tiers, and between teams.
CREATE TABLE audit_move (
    audit     bigint NOT NULL,
    contact   text COLLATE "C" NOT NULL,
    passing   text NOT NULL,
    number    int NOT NULL,
    at        timestamptz NOT NULL,
    move_from text NOT NULL,
    move_to   text NOT NULL,
    upward    boolean,
    failed    boolean,
    line      bigint NOT NULL DEFAULT nextval('audit_line')
) PARTITION BY LIST (audit);

CREATE INDEX audit_move_contact ON audit_move (audit, contact, line);
CREATE INDEX audit_move_at ON audit_move (audit, at, line);
