-- What people ask for and answer. The bodies are JSON; the columns are what is searched by.
CREATE TABLE exemptions (
    id         text COLLATE "C" NOT NULL PRIMARY KEY,
    service    text COLLATE "C" NOT NULL REFERENCES services (id),
    check_name text COLLATE "C" NOT NULL,
    state      text NOT NULL,    -- of the last step: requested, approved, denied or revoked
    expires_at bigint NOT NULL,
    open       boolean NOT NULL, -- until it is denied or revoked, or another request finds it expired
    body       text NOT NULL
);

-- One open exemption for a check of a service.
CREATE UNIQUE INDEX exemptions_open ON exemptions (service, check_name) WHERE open;
CREATE INDEX exemptions_by_service ON exemptions (service, id);

CREATE TABLE attestations (
    id          text COLLATE "C" NOT NULL PRIMARY KEY,
    service     text COLLATE "C" NOT NULL REFERENCES services (id),
    check_name  text COLLATE "C" NOT NULL,
    release     text COLLATE "C" NOT NULL, -- empty where the question is bound to none
    valid_until bigint NOT NULL,
    newest      boolean NOT NULL,          -- until it is replaced, or has run out when another release is answered for
    body        text NOT NULL
);

CREATE UNIQUE INDEX attestations_newest ON attestations (service, check_name, release) WHERE newest;
CREATE INDEX attestations_by_service ON attestations (service, id);
