-- Lists of everything an audit found. Their order must be the same everywhere and known to their
-- indexes, whatever the database's own collation is.
ALTER TABLE audit_contact ALTER COLUMN contact TYPE text COLLATE "C", ALTER COLUMN account TYPE text COLLATE "C";
ALTER TABLE audit_escalation ALTER COLUMN contact TYPE text COLLATE "C";
ALTER TABLE audit_commitment ALTER COLUMN contact TYPE text COLLATE "C";
ALTER TABLE audit_finding ALTER COLUMN contact TYPE text COLLATE "C";

-- What ends every order, so that a page begins exactly where the last one ended.
CREATE SEQUENCE audit_line CACHE 500;
ALTER TABLE audit_escalation ADD COLUMN line bigint NOT NULL DEFAULT nextval('audit_line');
ALTER TABLE audit_commitment ADD COLUMN line bigint NOT NULL DEFAULT nextval('audit_line');
ALTER TABLE audit_finding ADD COLUMN line bigint NOT NULL DEFAULT nextval('audit_line');

-- The zone of the source, in which the customer's times are shown.
ALTER TABLE audit ADD COLUMN zone text NOT NULL DEFAULT 'UTC';

-- What the lists can be chosen by, counted once when an audit is done.
CREATE TABLE audit_choice (
    audit   bigint NOT NULL REFERENCES audit ON DELETE CASCADE,
    list    text NOT NULL,
    part    text NOT NULL,
    value   text NOT NULL,
    lines   bigint NOT NULL,
    PRIMARY KEY (audit, list, part, value)
);

CREATE INDEX audit_contact_missed ON audit_contact (audit, commitments_missed, contact);
CREATE INDEX audit_contact_silence ON audit_contact (audit, silence_working_seconds, contact);
CREATE INDEX audit_contact_type ON audit_contact (audit, contact_type);
CREATE INDEX audit_contact_feature ON audit_contact (audit, product_feature);
CREATE INDEX audit_contact_segment ON audit_contact (audit, segment);
CREATE INDEX audit_contact_tier ON audit_contact (audit, tier_max);

-- Few contacts of many have these; the planner combines them and knows how few.
CREATE INDEX audit_contact_is_tier ON audit_contact (audit, decided_at, contact) WHERE escalations_tier > 0;
CREATE INDEX audit_contact_is_complexity ON audit_contact (audit, decided_at, contact) WHERE escalations_complexity > 0;
CREATE INDEX audit_contact_is_customer ON audit_contact (audit, decided_at, contact) WHERE escalations_customer > 0;
CREATE INDEX audit_contact_is_executive ON audit_contact (audit, decided_at, contact) WHERE escalations_executive > 0;
CREATE INDEX audit_contact_is_regulatory ON audit_contact (audit, decided_at, contact) WHERE escalations_regulatory > 0;
CREATE INDEX audit_contact_is_suspected ON audit_contact (audit, decided_at, contact) WHERE escalations_suspected > 0;
CREATE INDEX audit_contact_context_proved ON audit_contact (audit, decided_at, contact) WHERE context_loss_proved > 0;
CREATE INDEX audit_contact_context_indicated ON audit_contact (audit, decided_at, contact) WHERE context_loss_indicated > 0;
CREATE INDEX audit_contact_invisible_proved ON audit_contact (audit, decided_at, contact) WHERE invisible_escalation_proved > 0;
CREATE INDEX audit_contact_invisible_indicated ON audit_contact (audit, decided_at, contact) WHERE invisible_escalation_indicated > 0;
CREATE INDEX audit_contact_vacuum_proved ON audit_contact (audit, decided_at, contact) WHERE ownership_vacuum_proved > 0;
CREATE INDEX audit_contact_vacuum_indicated ON audit_contact (audit, decided_at, contact) WHERE ownership_vacuum_indicated > 0;
CREATE INDEX audit_contact_closure_proved ON audit_contact (audit, decided_at, contact) WHERE resolution_without_closure_proved > 0;
CREATE INDEX audit_contact_closure_indicated ON audit_contact (audit, decided_at, contact) WHERE resolution_without_closure_indicated > 0;
CREATE INDEX audit_contact_cycle_proved ON audit_contact (audit, decided_at, contact) WHERE repeated_cycle_proved > 0;
CREATE INDEX audit_contact_cycle_indicated ON audit_contact (audit, decided_at, contact) WHERE repeated_cycle_indicated > 0;
CREATE INDEX audit_contact_has_missed ON audit_contact (audit, decided_at, contact) WHERE commitments_missed > 0;
CREATE INDEX audit_contact_has_late ON audit_contact (audit, decided_at, contact) WHERE commitments_kept_late > 0;

DROP INDEX audit_escalation_contact, audit_commitment_contact, audit_finding_contact;
CREATE INDEX audit_escalation_contact ON audit_escalation (audit, contact, line);
CREATE INDEX audit_escalation_decided ON audit_escalation (audit, decided_at, line);
CREATE INDEX audit_escalation_waited ON audit_escalation (audit, seconds_to_next_tier_contact, line);
CREATE INDEX audit_escalation_proved ON audit_escalation (audit, findings_proved, line);
CREATE INDEX audit_escalation_type ON audit_escalation (audit, type, decided_at, line);
CREATE INDEX audit_commitment_contact ON audit_commitment (audit, contact, line);
CREATE INDEX audit_commitment_due ON audit_commitment (audit, due, line);
CREATE INDEX audit_commitment_late ON audit_commitment (audit, seconds_late, line);
CREATE INDEX audit_commitment_verdict ON audit_commitment (audit, kind, verdict, due, line);
CREATE INDEX audit_finding_contact ON audit_finding (audit, contact, line);
CREATE INDEX audit_finding_from ON audit_finding (audit, evidence_from, line);
CREATE INDEX audit_finding_mode ON audit_finding (audit, mode, strength, evidence_from, line);
