-- What people ask for and answer. The bodies are JSON; the columns are what is searched by.
CREATE TABLE exemptions (
    id         TEXT NOT NULL PRIMARY KEY,
    service    TEXT NOT NULL REFERENCES services (id),
    check_name TEXT NOT NULL,
    state      TEXT NOT NULL,    -- of the last step: requested, approved, denied or revoked
    expires_at INTEGER NOT NULL,
    open       INTEGER NOT NULL, -- 1 until it is denied or revoked, or another request finds it expired
    body       TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One open exemption for a check of a service.
CREATE UNIQUE INDEX exemptions_open ON exemptions (service, check_name) WHERE open = 1;
CREATE INDEX exemptions_by_service ON exemptions (service, id);

CREATE TABLE attestations (
    id          TEXT NOT NULL PRIMARY KEY,
    service     TEXT NOT NULL REFERENCES services (id),
    check_name  TEXT NOT NULL,
    release     TEXT NOT NULL,    -- empty where the question is bound to none
    valid_until INTEGER NOT NULL,
    newest      INTEGER NOT NULL, -- 1 until it is replaced, or has run out when another release is answered for
    body        TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX attestations_newest ON attestations (service, check_name, release) WHERE newest = 1;
CREATE INDEX attestations_by_service ON attestations (service, id);
