-- Rises with everything that people and tools declare about the service: an evaluation made with less is not the last word.
ALTER TABLE services ADD COLUMN declared bigint NOT NULL DEFAULT 0;

CREATE TABLE pushed_facts (
    service     text COLLATE "C" NOT NULL REFERENCES services (id),
    name        text COLLATE "C" NOT NULL,
    value       text NOT NULL,   -- canonical JSON
    at          bigint NOT NULL, -- when it was observed
    received_at bigint NOT NULL,
    pushed_by   text NOT NULL,   -- the name of a token
    ttl         bigint NOT NULL, -- units of 100 ns
    evidence    text,
    PRIMARY KEY (service, name)
);
