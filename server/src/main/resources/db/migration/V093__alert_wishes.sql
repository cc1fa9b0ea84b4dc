-- How a person wants to be told of what is owed; nobody has to say anything.
CREATE TABLE alert_wish (
    person     uuid PRIMARY KEY REFERENCES person,
    language   text NOT NULL,
    zone       text NOT NULL,
    quiet_from time,
    quiet_to   time,
    weekends   boolean NOT NULL DEFAULT true,
    gathered   text NOT NULL CHECK (gathered IN ('NOT', 'HOURLY', 'DAILY')),
    CHECK ((quiet_from IS NULL) = (quiet_to IS NULL))
);
