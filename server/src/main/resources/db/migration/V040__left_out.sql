-- What an audit could not read, in the order in which it came; a partition an audit, as its other lists.
CREATE TABLE audit_left_out (
    audit         bigint NOT NULL,
    place         bigint NOT NULL,
    file          text NOT NULL,
    line          bigint NOT NULL,
    source_column text NOT NULL,
    value         text NOT NULL,
    reason        text NOT NULL,
    expected      text NOT NULL
) PARTITION BY LIST (audit);
CREATE INDEX audit_left_out_place ON audit_left_out (audit, place);
