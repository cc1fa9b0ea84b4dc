-- What somebody is about to order: which file, and what its columns mean so far. The mapping is the
-- suggestion with corrections, or a document of its own.
CREATE TABLE draft (
    history      uuid PRIMARY KEY REFERENCES history ON DELETE CASCADE,
    main_file    text NOT NULL,
    corrections  jsonb NOT NULL DEFAULT '[]',
    mapping_name text,
    document     text,
    changed_at   timestamptz NOT NULL
);
