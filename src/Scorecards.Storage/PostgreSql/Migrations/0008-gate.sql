-- What people have declared that acts on answers at once; bodies are JSON, the columns are what is searched by.
CREATE TABLE acting_state (
    id      bigint NOT NULL PRIMARY KEY CHECK (id = 1), -- the only row; none before the first change
    version bigint NOT NULL                             -- rises with every change of freezes, overrides and appeals
);

CREATE TABLE freezes (
    id      text COLLATE "C" NOT NULL PRIMARY KEY,
    ends_at bigint,       -- null until someone lifts it
    body    text NOT NULL
);

CREATE TABLE gate_overrides (
    id           text COLLATE "C" NOT NULL PRIMARY KEY,
    service      text COLLATE "C" NOT NULL,
    requested_at bigint NOT NULL,
    body         text NOT NULL
);

CREATE INDEX gate_overrides_by_service ON gate_overrides (service, id);
CREATE INDEX gate_overrides_by_age ON gate_overrides (requested_at);

CREATE TABLE support_appeals (
    id         text COLLATE "C" NOT NULL PRIMARY KEY,
    service    text COLLATE "C" NOT NULL REFERENCES services (id),
    refused    boolean NOT NULL,
    expires_at bigint NOT NULL,
    body       text NOT NULL
);

CREATE INDEX support_appeals_by_service ON support_appeals (service, id);
CREATE INDEX support_appeals_by_end ON support_appeals (expires_at) WHERE NOT refused;

-- Every decision of the gate, for good.
CREATE TABLE gate_decisions (
    id          text COLLATE "C" NOT NULL PRIMARY KEY,
    service     text COLLATE "C" NOT NULL,
    environment text COLLATE "C" NOT NULL,
    decision    text COLLATE "C" NOT NULL, -- what was answered
    at          bigint NOT NULL,
    body        text NOT NULL
);

CREATE INDEX gate_decisions_by_service ON gate_decisions (service, id);

-- The decision that a question has now.
CREATE TABLE gate_questions (
    key         text COLLATE "C" NOT NULL PRIMARY KEY, -- SHA-256 of what was asked
    decision    text COLLATE "C" NOT NULL REFERENCES gate_decisions (id),
    valid_until bigint NOT NULL
);

CREATE INDEX gate_questions_by_end ON gate_questions (valid_until);

-- What callers called their requests, so that repeating one does no more than the first time.
CREATE TABLE gate_keys (
    caller   text COLLATE "C" NOT NULL,
    value    text COLLATE "C" NOT NULL,
    asked    text NOT NULL, -- SHA-256 of what was asked
    decision text COLLATE "C" NOT NULL REFERENCES gate_decisions (id),
    at       bigint NOT NULL,
    PRIMARY KEY (caller, value)
);

CREATE INDEX gate_keys_by_age ON gate_keys (at);

-- What was done and by whom, written with what was done. Each row gets its place in a chain of hashes within a second.
CREATE TABLE audit (
    id        text COLLATE "C" NOT NULL PRIMARY KEY,
    at        bigint NOT NULL,
    actor     text COLLATE "C" NOT NULL,
    action    text COLLATE "C" NOT NULL,
    subject   text COLLATE "C" NOT NULL,
    body      text NOT NULL,
    seq       bigint, -- its place, from 1; null until it is sealed
    prev_hash text,    -- that of the row before
    hash      text,    -- SHA-256 of all of it
    CHECK ((seq IS NULL) = (hash IS NULL) AND (seq IS NULL) = (prev_hash IS NULL))
);

CREATE UNIQUE INDEX audit_chain ON audit (seq) WHERE seq IS NOT NULL;
CREATE INDEX audit_unsealed ON audit (at, id) WHERE seq IS NULL;
CREATE INDEX audit_by_actor ON audit (actor, seq);
CREATE INDEX audit_by_action ON audit (action, seq);
CREATE INDEX audit_by_subject ON audit (subject, seq);

-- Ends of the chain, signed.
CREATE TABLE audit_heads (
    seq  bigint NOT NULL PRIMARY KEY,
    hash text NOT NULL,
    at   bigint NOT NULL,
    jws  text NOT NULL
);

-- The public halves of the keys that nodes signed with.
CREATE TABLE signing_keys (
    id         text COLLATE "C" NOT NULL PRIMARY KEY,
    x          text NOT NULL,
    y          text NOT NULL,
    created_at bigint NOT NULL,
    retired_at bigint NOT NULL
);

-- What protects cookies and forms: secret.
CREATE TABLE protection_keys (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- the order in which they were added
    name   text COLLATE "C" NOT NULL UNIQUE,
    xml    text NOT NULL
);

-- The last good copies of calendars behind URLs.
CREATE TABLE calendar_copies (
    url        text COLLATE "C" NOT NULL PRIMARY KEY,
    text       text NOT NULL,
    fetched_at bigint NOT NULL
);
