-- What all nodes together may still send with a credential.
CREATE TABLE budgets (
    name      text COLLATE "C" PRIMARY KEY, -- the host and where the secret is, never the secret
    allowed   bigint NOT NULL,              -- requests
    remaining bigint NOT NULL,
    taken     bigint NOT NULL,              -- by the latest claim
    renews_at bigint NOT NULL
);
