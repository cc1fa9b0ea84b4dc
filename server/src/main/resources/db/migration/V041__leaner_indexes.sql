-- Every partition holds one audit, so its number tells nothing within an index; without it indexes are
-- smaller and are sorted by what differs. Facts, texts and drawings are found by contact alone: the few
-- facts of one contact are quickly put in order.
ALTER TABLE audit_event ALTER COLUMN contact TYPE text COLLATE "C";
ALTER TABLE audit_text ALTER COLUMN contact TYPE text COLLATE "C";
ALTER TABLE audit_drawing ALTER COLUMN contact TYPE text COLLATE "C";

DROP INDEX audit_event_contact, audit_text_contact, audit_drawing_contact;
CREATE INDEX audit_event_contact ON audit_event (contact);
CREATE INDEX audit_text_contact ON audit_text (contact);
CREATE INDEX audit_drawing_contact ON audit_drawing (contact);

DROP INDEX audit_contact_contact, audit_contact_decided, audit_contact_first, audit_contact_account,
    audit_contact_missed, audit_contact_silence, audit_contact_type, audit_contact_feature,
    audit_contact_segment, audit_contact_tier, audit_contact_is_tier, audit_contact_is_complexity,
    audit_contact_is_customer, audit_contact_is_executive, audit_contact_is_regulatory,
    audit_contact_is_suspected, audit_contact_context_proved, audit_contact_context_indicated,
    audit_contact_invisible_proved, audit_contact_invisible_indicated, audit_contact_vacuum_proved,
    audit_contact_vacuum_indicated, audit_contact_closure_proved, audit_contact_closure_indicated,
    audit_contact_cycle_proved, audit_contact_cycle_indicated, audit_contact_has_missed,
    audit_contact_has_late;
CREATE INDEX audit_contact_contact ON audit_contact (contact);
CREATE INDEX audit_contact_decided ON audit_contact (decided_at, contact);
CREATE INDEX audit_contact_first ON audit_contact (first_at, contact);
CREATE INDEX audit_contact_account ON audit_contact (account, contact);
CREATE INDEX audit_contact_missed ON audit_contact (commitments_missed, contact);
CREATE INDEX audit_contact_silence ON audit_contact (silence_working_seconds, contact);
CREATE INDEX audit_contact_type ON audit_contact (contact_type);
CREATE INDEX audit_contact_feature ON audit_contact (product_feature);
CREATE INDEX audit_contact_segment ON audit_contact (segment);
CREATE INDEX audit_contact_tier ON audit_contact (tier_max);
CREATE INDEX audit_contact_is_tier ON audit_contact (decided_at, contact) WHERE escalations_tier > 0;
CREATE INDEX audit_contact_is_complexity ON audit_contact (decided_at, contact) WHERE escalations_complexity > 0;
CREATE INDEX audit_contact_is_customer ON audit_contact (decided_at, contact) WHERE escalations_customer > 0;
CREATE INDEX audit_contact_is_executive ON audit_contact (decided_at, contact) WHERE escalations_executive > 0;
CREATE INDEX audit_contact_is_regulatory ON audit_contact (decided_at, contact) WHERE escalations_regulatory > 0;
CREATE INDEX audit_contact_is_suspected ON audit_contact (decided_at, contact) WHERE escalations_suspected > 0;
CREATE INDEX audit_contact_context_proved ON audit_contact (decided_at, contact) WHERE context_loss_proved > 0;
CREATE INDEX audit_contact_context_indicated ON audit_contact (decided_at, contact) WHERE context_loss_indicated > 0;
CREATE INDEX audit_contact_invisible_proved ON audit_contact (decided_at, contact) WHERE invisible_escalation_proved > 0;
CREATE INDEX audit_contact_invisible_indicated ON audit_contact (decided_at, contact) WHERE invisible_escalation_indicated > 0;
CREATE INDEX audit_contact_vacuum_proved ON audit_contact (decided_at, contact) WHERE ownership_vacuum_proved > 0;
CREATE INDEX audit_contact_vacuum_indicated ON audit_contact (decided_at, contact) WHERE ownership_vacuum_indicated > 0;
CREATE INDEX audit_contact_closure_proved ON audit_contact (decided_at, contact) WHERE resolution_without_closure_proved > 0;
CREATE INDEX audit_contact_closure_indicated ON audit_contact (decided_at, contact) WHERE resolution_without_closure_indicated > 0;
CREATE INDEX audit_contact_cycle_proved ON audit_contact (decided_at, contact) WHERE repeated_cycle_proved > 0;
CREATE INDEX audit_contact_cycle_indicated ON audit_contact (decided_at, contact) WHERE repeated_cycle_indicated > 0;
CREATE INDEX audit_contact_has_missed ON audit_contact (decided_at, contact) WHERE commitments_missed > 0;
CREATE INDEX audit_contact_has_late ON audit_contact (decided_at, contact) WHERE commitments_kept_late > 0;

DROP INDEX audit_escalation_contact, audit_escalation_decided, audit_escalation_waited,
    audit_escalation_proved, audit_escalation_type;
CREATE INDEX audit_escalation_contact ON audit_escalation (contact, line);
CREATE INDEX audit_escalation_decided ON audit_escalation (decided_at, line);
CREATE INDEX audit_escalation_waited ON audit_escalation (seconds_to_next_tier_contact, line);
CREATE INDEX audit_escalation_proved ON audit_escalation (findings_proved, line);
CREATE INDEX audit_escalation_type ON audit_escalation (type, decided_at, line);

DROP INDEX audit_commitment_contact, audit_commitment_due, audit_commitment_late,
    audit_commitment_verdict;
CREATE INDEX audit_commitment_contact ON audit_commitment (contact, line);
CREATE INDEX audit_commitment_due ON audit_commitment (due, line);
CREATE INDEX audit_commitment_late ON audit_commitment (seconds_late, line);
CREATE INDEX audit_commitment_verdict ON audit_commitment (kind, verdict, due, line);

DROP INDEX audit_finding_contact, audit_finding_from, audit_finding_mode;
CREATE INDEX audit_finding_contact ON audit_finding (contact, line);
CREATE INDEX audit_finding_from ON audit_finding (evidence_from, line);
CREATE INDEX audit_finding_mode ON audit_finding (mode, strength, evidence_from, line);

DROP INDEX audit_move_contact, audit_move_at;
CREATE INDEX audit_move_contact ON audit_move (contact, line);
CREATE INDEX audit_move_at ON audit_move (at, line);
