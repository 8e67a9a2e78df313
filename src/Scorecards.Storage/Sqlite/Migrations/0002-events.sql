-- What happened, saved with what it tells of.
CREATE TABLE events (
    number     INTEGER PRIMARY KEY AUTOINCREMENT, -- the order of events about one subject
    id         TEXT NOT NULL UNIQUE,
    type       TEXT NOT NULL,
    subject    TEXT NOT NULL,
    at         INTEGER NOT NULL,
    dispatched INTEGER NOT NULL DEFAULT 0,        -- whether its deliveries are there
    body       TEXT NOT NULL                      -- a CloudEvent in JSON
) STRICT;

CREATE INDEX events_undispatched ON events (number) WHERE dispatched = 0;
CREATE INDEX events_at ON events (at);

CREATE TABLE deliveries (
    number       INTEGER PRIMARY KEY AUTOINCREMENT, -- the order of events, within a channel and a subject
    channel      TEXT NOT NULL,
    event        TEXT NOT NULL REFERENCES events (id),
    subject      TEXT NOT NULL,
    state        TEXT NOT NULL,                     -- waiting, delivered or dead
    first_due_at INTEGER NOT NULL,
    due_at       INTEGER NOT NULL,
    attempts     INTEGER NOT NULL DEFAULT 0,
    attempted_at INTEGER,
    problem      TEXT
) STRICT;

CREATE UNIQUE INDEX deliveries_event ON deliveries (event, channel);
CREATE INDEX deliveries_due ON deliveries (channel, due_at) WHERE state = 'waiting';
CREATE INDEX deliveries_order ON deliveries (channel, subject, number) WHERE state = 'waiting';
CREATE INDEX deliveries_dead ON deliveries (number) WHERE state = 'dead';

CREATE TABLE channels (
    name         TEXT PRIMARY KEY,
    failures     INTEGER NOT NULL DEFAULT 0, -- one after the other
    paused_until INTEGER,
    disabled_at  INTEGER,
    delivered_at INTEGER,
    failed_at    INTEGER,
    problem      TEXT                        -- of the last attempt; null when it succeeded
) STRICT;

CREATE TABLE source_troubles (
    source TEXT PRIMARY KEY,
    since  INTEGER NOT NULL
) STRICT;

-- Work that one node does for all.
CREATE TABLE leases (
    name  TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    until INTEGER NOT NULL
) STRICT;
