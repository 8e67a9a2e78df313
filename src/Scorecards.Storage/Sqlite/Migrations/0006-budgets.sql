-- What all nodes together may still send with a credential.
CREATE TABLE budgets (
    name      TEXT NOT NULL PRIMARY KEY, -- the host and where the secret is, never the secret
    allowed   INTEGER NOT NULL,          -- requests
    remaining INTEGER NOT NULL,
    taken     INTEGER NOT NULL,          -- by the latest claim
    renews_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
