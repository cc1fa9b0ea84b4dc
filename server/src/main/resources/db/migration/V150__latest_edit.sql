-- How many edits there were of what live contacts are decided by: of anything, and of what concerns those
-- that are not escalated too. An edit counts on in its own transaction, so that one waits for the other
-- and the numbers are seen in their order.
CREATE TABLE latest_edit (
    one      boolean PRIMARY KEY DEFAULT true CHECK (one),
    number   bigint NOT NULL,
    of_rules bigint NOT NULL
);

-- After how many of them a head was worked out: one that was decided while somebody edited is found.
ALTER TABLE contact ADD COLUMN edition bigint NOT NULL DEFAULT 0;
CREATE INDEX contact_edition ON contact (escalated, edition)
    WHERE set_aside IS NULL AND (escalated OR (resolved_at IS NULL AND phase <> 'MERGED'));
