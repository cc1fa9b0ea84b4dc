-- One set of roles per person, for pages and for escalations alike.
ALTER TABLE person ADD COLUMN roles text[];
UPDATE person p SET roles = ARRAY(
    SELECT DISTINCT r
    FROM unnest(array_append((SELECT m.roles FROM member m WHERE m.person = p.id), p.role)) r);
ALTER TABLE person
    ALTER COLUMN roles SET NOT NULL,
    ADD CHECK (cardinality(roles) > 0 AND roles <@ ARRAY['READER', 'AGENT', 'SPECIALIST', 'COORDINATOR',
        'LEAD', 'MANAGER', 'COMPLIANCE', 'ACCOUNT_MANAGER', 'ADMIN']),
    DROP COLUMN role;
ALTER TABLE member DROP COLUMN roles;

-- A session remembers who somebody is in a form that is no longer read: everybody signs in again.
DELETE FROM spring_session;
