-- The line is the only truth about a fact: its run and its event's name are computed from it, and only the indexes keep them.
-- The hash is the line's own, so that the last fact, which no other follows yet, can be checked too.
CREATE TABLE fact (
    seq   INTEGER PRIMARY KEY,
    line  TEXT NOT NULL,
    hash  TEXT NOT NULL,
    run   TEXT GENERATED ALWAYS AS (line ->> '$.run') VIRTUAL,
    event TEXT GENERATED ALWAYS AS (line ->> '$.event') VIRTUAL
) STRICT;

CREATE INDEX fact_by_run ON fact (run) WHERE run IS NOT NULL;
CREATE INDEX fact_by_event ON fact (event);

-- One row for each vendor account that was ever leased. Facts do not name it: two leases of two accounts have epochs of their own.
CREATE TABLE lease (
    account TEXT PRIMARY KEY,
    epoch   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Append-only, whoever writes. The first also stops INSERT OR REPLACE, which deletes without asking a DELETE trigger.
CREATE TRIGGER fact_follows_the_last BEFORE INSERT ON fact
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM fact)
BEGIN
    SELECT RAISE(ABORT, 'a fact is appended after the last one and nowhere else');
END;

CREATE TRIGGER fact_stays_as_it_is BEFORE UPDATE ON fact
BEGIN
    SELECT RAISE(ABORT, 'a fact is never changed');
END;

CREATE TRIGGER fact_stays BEFORE DELETE ON fact
BEGIN
    SELECT RAISE(ABORT, 'a fact is never removed');
END;

CREATE TRIGGER epoch_rises BEFORE UPDATE ON lease
WHEN NEW.epoch <= OLD.epoch OR NEW.account IS NOT OLD.account
BEGIN
    SELECT RAISE(ABORT, 'an epoch only rises');
END;

CREATE TRIGGER epoch_stays BEFORE DELETE ON lease
BEGIN
    SELECT RAISE(ABORT, 'an epoch is never forgotten');
END;
