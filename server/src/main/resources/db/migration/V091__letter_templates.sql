-- What organisations made of the shipped templates: the latest version of a kind and language is the
-- one in force, the former ones stay to be looked at.
CREATE TABLE letter_template (
    kind       text NOT NULL,
    language   text NOT NULL,
    version    int NOT NULL CHECK (version >= 1),
    subject    text NOT NULL,
    body       text NOT NULL,
    written_at timestamptz NOT NULL,
    written_by uuid REFERENCES person,
    PRIMARY KEY (kind, language, version)
);
