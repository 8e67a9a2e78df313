-- What happened, saved with what it tells of.
CREATE TABLE events (
    number     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- the order of events about one subject
    id         text COLLATE "C" NOT NULL UNIQUE,
    type       text NOT NULL,
    subject    text COLLATE "C" NOT NULL,
    at         bigint NOT NULL,
    dispatched boolean NOT NULL DEFAULT false,                    -- whether its deliveries are there
    body       text NOT NULL                                     -- a CloudEvent in JSON
);

CREATE INDEX events_undispatched ON events (number) WHERE NOT dispatched;
CREATE INDEX events_at ON events (at);

CREATE TABLE deliveries (
    number       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- the order of events, within a channel and a subject
    channel      text COLLATE "C" NOT NULL,
    event        text COLLATE "C" NOT NULL REFERENCES events (id),
    subject      text COLLATE "C" NOT NULL,
    state        text NOT NULL,                               -- waiting, delivered or dead
    first_due_at bigint NOT NULL,
    due_at       bigint NOT NULL,
    attempts     bigint NOT NULL DEFAULT 0,
    attempted_at bigint,
    problem      text
);

CREATE UNIQUE INDEX deliveries_event ON deliveries (event, channel);
CREATE INDEX deliveries_due ON deliveries (channel, due_at) WHERE state = 'waiting';
CREATE INDEX deliveries_order ON deliveries (channel, subject, number) WHERE state = 'waiting';
CREATE INDEX deliveries_dead ON deliveries (number) WHERE state = 'dead';

CREATE TABLE channels (
    name         text COLLATE "C" PRIMARY KEY,
    failures     bigint NOT NULL DEFAULT 0, -- one after the other
    paused_until bigint,
    disabled_at  bigint,
    delivered_at bigint,
    failed_at    bigint,
    problem      text                       -- of the last attempt; null when it succeeded
);

CREATE TABLE source_troubles (
    source text COLLATE "C" PRIMARY KEY,
    since  bigint NOT NULL
);

-- Work that one node does for all.
CREATE TABLE leases (
    name  text COLLATE "C" PRIMARY KEY,
    owner text NOT NULL,
    until bigint NOT NULL
);
