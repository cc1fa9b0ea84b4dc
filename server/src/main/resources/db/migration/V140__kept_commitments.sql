-- What was kept is listed too, by when it was due.
CREATE INDEX commitment_kept ON commitment (due, contact, escalation, number, kind, ordinal)
    WHERE verdict IN ('KEPT', 'KEPT_LATE');
