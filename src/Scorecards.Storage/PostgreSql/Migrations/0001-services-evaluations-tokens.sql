-- Times are units of 100 ns since 1970-01-01 UTC. Texts are ordered by their bytes, in every database alike.

CREATE TABLE services (
    id          text COLLATE "C" PRIMARY KEY,
    digest      text NOT NULL,             -- of what the catalog says
    json_digest text NOT NULL,             -- of service_documents.json
    revision    bigint NOT NULL DEFAULT 0, -- rises by one with every save of an evaluation
    retired     boolean NOT NULL DEFAULT false,
    due_at      bigint NOT NULL,
    wanted_at   bigint,                    -- the earliest due time asked for since the last claim
    lease_owner text,
    lease_until bigint,
    -- The id of the transaction of the last change: the feed.
    position    bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);

CREATE INDEX services_due ON services (due_at, id) WHERE NOT retired;
CREATE INDEX services_leased ON services (lease_until) WHERE lease_until IS NOT NULL;
CREATE INDEX services_position ON services (position);

-- The wide columns are apart from the rows that every claim and save rewrites.
CREATE TABLE service_documents (
    service text COLLATE "C" PRIMARY KEY REFERENCES services (id),
    json    text NOT NULL
);

CREATE TABLE latest (
    service text COLLATE "C" PRIMARY KEY REFERENCES services (id),
    body    text NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0.05, toast.autovacuum_vacuum_scale_factor = 0.05);

CREATE TABLE evaluations (
    id              text COLLATE "C" PRIMARY KEY,
    service         text COLLATE "C" NOT NULL REFERENCES services (id),
    revision        bigint NOT NULL,  -- of the service when the row was added: the order of its history
    at              bigint NOT NULL,
    confirmed_until bigint NOT NULL,
    score           double precision, -- of the primary scorecard
    grade           text NOT NULL,    -- of the primary scorecard, as people write it
    definitions     text NOT NULL,    -- digest
    body            text NOT NULL
);

CREATE UNIQUE INDEX evaluations_history ON evaluations (service, revision);
CREATE INDEX evaluations_at ON evaluations (service, at, revision) INCLUDE (score, grade);

CREATE TABLE contents (
    digest  text COLLATE "C" PRIMARY KEY,
    json    text NOT NULL,
    used_at bigint NOT NULL -- at most a day before the last use
);

CREATE INDEX contents_used ON contents (used_at);

CREATE TABLE definitions (
    digest    text COLLATE "C" PRIMARY KEY,
    documents text NOT NULL,
    saved_at  bigint NOT NULL
);

CREATE TABLE tokens (
    number     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name       text COLLATE "C" NOT NULL,
    role       text NOT NULL,
    sha256     text COLLATE "C" NOT NULL,
    created_at bigint NOT NULL,
    revoked_at bigint
);

CREATE UNIQUE INDEX tokens_name ON tokens (name) WHERE revoked_at IS NULL;
CREATE UNIQUE INDEX tokens_sha256 ON tokens (sha256) WHERE revoked_at IS NULL;
