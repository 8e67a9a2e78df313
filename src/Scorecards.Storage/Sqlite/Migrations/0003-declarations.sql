-- Rises with everything that people and tools declare about the service: an evaluation made with less is not the last word.
ALTER TABLE services ADD COLUMN declared INTEGER NOT NULL DEFAULT 0;

CREATE TABLE pushed_facts (
    service     TEXT NOT NULL REFERENCES services (id),
    name        TEXT NOT NULL,
    value       TEXT NOT NULL,    -- canonical JSON
    at          INTEGER NOT NULL, -- when it was observed
    received_at INTEGER NOT NULL,
    pushed_by   TEXT NOT NULL,    -- the name of a token
    ttl         INTEGER NOT NULL, -- units of 100 ns
    evidence    TEXT,
    PRIMARY KEY (service, name)
) STRICT, WITHOUT ROWID;
