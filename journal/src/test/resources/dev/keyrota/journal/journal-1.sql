-- A journal as schema version 1 held it. Never changed once version 1 is released: whoever changes schema-1.sql changes history.

CREATE TABLE fact (
    seq   INTEGER PRIMARY KEY,
    line  TEXT NOT NULL,
    hash  TEXT NOT NULL,
    run   TEXT GENERATED ALWAYS AS (line ->> '$.run') VIRTUAL,
    event TEXT GENERATED ALWAYS AS (line ->> '$.event') VIRTUAL
) STRICT;

CREATE INDEX fact_by_run ON fact (run) WHERE run IS NOT NULL;
CREATE INDEX fact_by_event ON fact (event);

CREATE TABLE lease (
    account TEXT PRIMARY KEY,
    epoch   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

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
PRAGMA application_id = 1264941426;
PRAGMA user_version = 1;

INSERT INTO lease (account, epoch) VALUES ('heroku', 1);
INSERT INTO fact (seq, line, hash) VALUES (1,
    '{"actor":"kris@laptop#4711","data":{"epoch":1,"host":"laptop","pid":4711},"epoch":1,"event":"secret.rotate.entered","prev":"0000000000000000000000000000000000000000000000000000000000000000","run":"0123456789ab","seq":1,"ts":"2026-11-22T09:00:01Z","v":1}',
    'ebdcf6418bcbe2a8fd11ab013ca75863547c87886932534627d7caece72bc30f');
INSERT INTO fact (seq, line, hash) VALUES (2,
    '{"actor":"kris@laptop#4711","data":{"attempt":1},"epoch":1,"event":"secret.rotate.verified","prev":"ebdcf6418bcbe2a8fd11ab013ca75863547c87886932534627d7caece72bc30f","run":"0123456789ab","seq":2,"ts":"2026-11-22T09:00:02Z","v":1}',
    '030af81922743f5b842db934654ac2a70467f10b2f5dd2c88c6511639ff79677');
INSERT INTO fact (seq, line, hash) VALUES (3,
    '{"actor":"kris@laptop#4711","data":{"store":"vault"},"epoch":1,"event":"secret.rotate.cleared","prev":"030af81922743f5b842db934654ac2a70467f10b2f5dd2c88c6511639ff79677","run":"0123456789ab","seq":3,"ts":"2026-11-22T09:00:03Z","v":1}',
    'b530a271a583a5549c06d996b5ae0309f87b3d3255d7d69612d8c994a2929352');
INSERT INTO fact (seq, line, hash) VALUES (4,
    '{"actor":"kris@laptop#4711","data":{},"epoch":1,"event":"secret.rotate.settled","prev":"b530a271a583a5549c06d996b5ae0309f87b3d3255d7d69612d8c994a2929352","run":"0123456789ab","seq":4,"ts":"2026-11-22T09:00:04Z","v":1}',
    'c1c101f6a1d950b6be8b9b77183281c59e131a2539ac2699e4af6a670fc6b032');
