-- What people have declared that acts on answers at once; bodies are JSON, the columns are what is searched by.
CREATE TABLE acting_state (
    id      INTEGER NOT NULL PRIMARY KEY CHECK (id = 1), -- the only row; none before the first change
    version INTEGER NOT NULL                             -- rises with every change of freezes, overrides and appeals
) STRICT;

CREATE TABLE freezes (
    id      TEXT NOT NULL PRIMARY KEY,
    ends_at INTEGER,       -- null until someone lifts it
    body    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE gate_overrides (
    id           TEXT NOT NULL PRIMARY KEY,
    service      TEXT NOT NULL,
    requested_at INTEGER NOT NULL,
    body         TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX gate_overrides_by_service ON gate_overrides (service, id);
CREATE INDEX gate_overrides_by_age ON gate_overrides (requested_at);

CREATE TABLE support_appeals (
    id         TEXT NOT NULL PRIMARY KEY,
    service    TEXT NOT NULL REFERENCES services (id),
    refused    INTEGER NOT NULL, -- 1 when it was
    expires_at INTEGER NOT NULL,
    body       TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX support_appeals_by_service ON support_appeals (service, id);
CREATE INDEX support_appeals_by_end ON support_appeals (expires_at) WHERE refused = 0;

-- Every decision of the gate, for good.
CREATE TABLE gate_decisions (
    id          TEXT NOT NULL PRIMARY KEY,
    service     TEXT NOT NULL,
    environment TEXT NOT NULL,
    decision    TEXT NOT NULL, -- what was answered
    at          INTEGER NOT NULL,
    body        TEXT NOT NULL
) STRICT;

CREATE INDEX gate_decisions_by_service ON gate_decisions (service, id);

-- The decision that a question has now.
CREATE TABLE gate_questions (
    key         TEXT NOT NULL PRIMARY KEY, -- SHA-256 of what was asked
    decision    TEXT NOT NULL REFERENCES gate_decisions (id),
    valid_until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX gate_questions_by_end ON gate_questions (valid_until);

-- What callers called their requests, so that repeating one does no more than the first time.
CREATE TABLE gate_keys (
    caller   TEXT NOT NULL,
    value    TEXT NOT NULL,
    asked    TEXT NOT NULL, -- SHA-256 of what was asked
    decision TEXT NOT NULL REFERENCES gate_decisions (id),
    at       INTEGER NOT NULL,
    PRIMARY KEY (caller, value)
) STRICT, WITHOUT ROWID;

CREATE INDEX gate_keys_by_age ON gate_keys (at);

-- What was done and by whom, written with what was done. Each row gets its place in a chain of hashes within a second.
CREATE TABLE audit (
    id        TEXT NOT NULL PRIMARY KEY,
    at        INTEGER NOT NULL,
    actor     TEXT NOT NULL,
    action    TEXT NOT NULL,
    subject   TEXT NOT NULL,
    body      TEXT NOT NULL,
    seq       INTEGER, -- its place, from 1; null until it is sealed
    prev_hash TEXT,    -- that of the row before
    hash      TEXT,    -- SHA-256 of all of it
    CHECK ((seq IS NULL) = (hash IS NULL) AND (seq IS NULL) = (prev_hash IS NULL))
) STRICT;

CREATE UNIQUE INDEX audit_chain ON audit (seq) WHERE seq IS NOT NULL;
CREATE INDEX audit_unsealed ON audit (at, id) WHERE seq IS NULL;
CREATE INDEX audit_by_actor ON audit (actor, seq);
CREATE INDEX audit_by_action ON audit (action, seq);
CREATE INDEX audit_by_subject ON audit (subject, seq);

-- Ends of the chain, signed.
CREATE TABLE audit_heads (
    seq  INTEGER NOT NULL PRIMARY KEY,
    hash TEXT NOT NULL,
    at   INTEGER NOT NULL,
    jws  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The public halves of the keys that nodes signed with.
CREATE TABLE signing_keys (
    id         TEXT NOT NULL PRIMARY KEY,
    x          TEXT NOT NULL,
    y          TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    retired_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What protects cookies and forms: secret.
CREATE TABLE protection_keys (
    number INTEGER PRIMARY KEY AUTOINCREMENT, -- the order in which they were added
    name   TEXT NOT NULL UNIQUE,
    xml    TEXT NOT NULL
) STRICT;

-- The last good copies of calendars behind URLs.
CREATE TABLE calendar_copies (
    url        TEXT NOT NULL PRIMARY KEY,
    text       TEXT NOT NULL,
    fetched_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
