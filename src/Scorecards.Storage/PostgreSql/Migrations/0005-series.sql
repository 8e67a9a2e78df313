-- Which team a service was in, and its tier, from when until when; none while it is retired.
CREATE TABLE memberships (
    service text COLLATE "C" NOT NULL REFERENCES services (id),
    at      bigint NOT NULL,
    until   bigint,         -- null while it holds
    team    text,
    tier    bigint NOT NULL,
    PRIMARY KEY (service, at)
);

CREATE INDEX memberships_open ON memberships (service) WHERE until IS NULL;

-- What a check said of a service, from when until when: a row for every change, so that a check's past can be read without bodies.
CREATE TABLE outcome_spans (
    check_name text COLLATE "C" NOT NULL,
    service    text COLLATE "C" NOT NULL REFERENCES services (id),
    revision   bigint NOT NULL, -- of the service when it began
    at         bigint NOT NULL,
    until      bigint,          -- null while it holds; the service may be retired
    outcome    text NOT NULL,
    PRIMARY KEY (check_name, service, revision)
);

CREATE INDEX outcome_spans_open ON outcome_spans (service, check_name) WHERE until IS NULL;

-- What is known of the time before: teams and tiers as they are now, from the first evaluation on.
INSERT INTO memberships (service, at, until, team, tier)
SELECT s.id, coalesce(e.began, s.due_at), CASE WHEN s.retired THEN coalesce(e.ended, s.due_at) END,
    d.json::json ->> 'team', coalesce((d.json::json ->> 'tier')::bigint, 3)
FROM services s
JOIN service_documents d ON d.service = s.id
LEFT JOIN (SELECT service, min(at) AS began, max(confirmed_until) AS ended FROM evaluations GROUP BY service) e ON e.service = s.id;

WITH rows AS (
    SELECT service, revision, at, body,
        row_number() OVER history AS place, lead(at) OVER history AS next_at
    FROM evaluations
    WINDOW history AS (PARTITION BY service ORDER BY revision)),
outcomes AS (
    SELECT rows.service, rows.revision, rows.at, rows.place, rows.next_at,
        o ->> 'check' AS check_name, o ->> 'outcome' AS outcome
    FROM rows CROSS JOIN LATERAL json_array_elements(rows.body::json -> 'outcomes') o),
steps AS (
    SELECT *,
        CASE WHEN lag(outcome) OVER checked = outcome AND lag(place) OVER checked = place - 1 THEN 0 ELSE 1 END AS begins
    FROM outcomes
    WINDOW checked AS (PARTITION BY service, check_name ORDER BY place)),
spans AS (
    SELECT *, sum(begins) OVER (PARTITION BY service, check_name ORDER BY place) AS span FROM steps)
INSERT INTO outcome_spans (check_name, service, revision, at, until, outcome)
SELECT check_name, service, min(revision), min(at), CASE WHEN count(next_at) = count(*) THEN max(next_at) END, min(outcome)
FROM spans
GROUP BY service, check_name, span;
