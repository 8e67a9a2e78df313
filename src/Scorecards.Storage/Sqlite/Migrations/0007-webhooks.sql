-- The value of `declared` that the latest evaluation was made with.
ALTER TABLE services ADD COLUMN evaluated INTEGER NOT NULL DEFAULT 0;

-- What a source answered of a service may be outdated: its upstream told of a change.
CREATE TABLE source_changes (
    service  TEXT NOT NULL REFERENCES services (id),
    source   TEXT NOT NULL,
    at       INTEGER NOT NULL, -- when that was told last
    declared INTEGER NOT NULL, -- of the service, since then
    PRIMARY KEY (service, source)
) STRICT, WITHOUT ROWID;

-- What came is taken once.
CREATE TABLE received_webhooks (
    source TEXT NOT NULL,
    id     TEXT NOT NULL,
    at     INTEGER NOT NULL,
    PRIMARY KEY (source, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX received_webhooks_by_age ON received_webhooks (at);
