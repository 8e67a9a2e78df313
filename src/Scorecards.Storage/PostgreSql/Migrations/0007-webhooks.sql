-- The value of `declared` that the latest evaluation was made with.
ALTER TABLE services ADD COLUMN evaluated bigint NOT NULL DEFAULT 0;

-- What a source answered of a service may be outdated: its upstream told of a change.
CREATE TABLE source_changes (
    service  text COLLATE "C" NOT NULL REFERENCES services (id),
    source   text COLLATE "C" NOT NULL,
    at       bigint NOT NULL, -- when that was told last
    declared bigint NOT NULL, -- of the service, since then
    PRIMARY KEY (service, source)
);

-- What came is taken once.
CREATE TABLE received_webhooks (
    source text COLLATE "C" NOT NULL,
    id     text COLLATE "C" NOT NULL,
    at     bigint NOT NULL,
    PRIMARY KEY (source, id)
);

CREATE INDEX received_webhooks_by_age ON received_webhooks (at);
