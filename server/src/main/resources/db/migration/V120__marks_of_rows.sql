-- Stands for the rows made from a contact as they were last written, so that what changes none of them
-- writes none; null where nobody knows yet. Some room in every page lets a head change where it is.
ALTER TABLE contact ADD COLUMN projected bigint;
ALTER TABLE contact SET (fillfactor = 80);
