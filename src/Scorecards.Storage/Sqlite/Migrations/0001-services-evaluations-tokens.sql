-- Times are units of 100 ns since 1970-01-01 UTC.

CREATE TABLE services (
    id          TEXT PRIMARY KEY,
    digest      TEXT NOT NULL,              -- of what the catalog says
    json_digest TEXT NOT NULL,              -- of service_documents.json
    revision    INTEGER NOT NULL DEFAULT 0, -- rises by one with every save of an evaluation
    retired     INTEGER NOT NULL DEFAULT 0,
    due_at      INTEGER NOT NULL,
    wanted_at   INTEGER,                    -- the earliest due time asked for since the last claim
    lease_owner TEXT,
    lease_until INTEGER,
    position    INTEGER NOT NULL            -- of the last change, in the feed
) STRICT, WITHOUT ROWID;

CREATE INDEX services_due ON services (due_at, id) WHERE retired = 0;
CREATE INDEX services_leased ON services (lease_until) WHERE lease_until IS NOT NULL;
CREATE UNIQUE INDEX services_position ON services (position);

-- The wide columns are apart from the rows that every claim and save rewrites.
CREATE TABLE service_documents (
    service TEXT PRIMARY KEY REFERENCES services (id),
    json    TEXT NOT NULL
) STRICT;

CREATE TABLE latest (
    service TEXT PRIMARY KEY REFERENCES services (id),
    body    TEXT NOT NULL
) STRICT;

CREATE TABLE evaluations (
    id              TEXT PRIMARY KEY,
    service         TEXT NOT NULL REFERENCES services (id),
    revision        INTEGER NOT NULL, -- of the service when the row was added: the order of its history
    at              INTEGER NOT NULL,
    confirmed_until INTEGER NOT NULL,
    score           REAL,             -- of the primary scorecard
    grade           TEXT NOT NULL,    -- of the primary scorecard, as people write it
    definitions     TEXT NOT NULL,    -- digest
    body            TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX evaluations_history ON evaluations (service, revision);
CREATE INDEX evaluations_at ON evaluations (service, at, revision, score, grade);

CREATE TABLE contents (
    digest  TEXT PRIMARY KEY,
    json    TEXT NOT NULL,
    used_at INTEGER NOT NULL -- at most a day before the last use
) STRICT;

CREATE INDEX contents_used ON contents (used_at);

CREATE TABLE definitions (
    digest    TEXT PRIMARY KEY,
    documents TEXT NOT NULL,
    saved_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE tokens (
    name       TEXT NOT NULL,
    role       TEXT NOT NULL,
    sha256     TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT;

CREATE UNIQUE INDEX tokens_name ON tokens (name) WHERE revoked_at IS NULL;
CREATE UNIQUE INDEX tokens_sha256 ON tokens (sha256) WHERE revoked_at IS NULL;
