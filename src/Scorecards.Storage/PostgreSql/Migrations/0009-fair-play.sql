-- Outcomes that ended lately are found without reading all that still hold.
CREATE INDEX outcome_spans_ended ON outcome_spans (until) WHERE until IS NOT NULL;
