-- Somebody's own contacts that are not escalated, for their desk.
CREATE INDEX contact_own_open ON contact (resolution_owner, last_at) WHERE phase = 'OPEN' AND NOT escalated;
