namespace Scorecards.Storage.Copying;

/// <summary>A table that every engine has, as far as it is worth moving.</summary>
/// <param name="Order">SQL that puts the rows into one order in every engine.</param>
internal sealed record StoreTable(string Name, IReadOnlyList<StoreColumn> Columns, string Order)
{
    /// <summary>
    /// All tables, in an order in which references find what they refer to. Left out: claims,
    /// leases and budgets, which do not outlive a move, and numbers and positions in the feed, which each engine gives itself.
    /// </summary>
    public static readonly IReadOnlyList<StoreTable> All =
    [
        new(
            "services",
            [
                Text("id"), Text("digest"), Text("json_digest"), Integer("revision"), new("retired", ColumnKind.Boolean),
                Integer("due_at"), Integer("wanted_at"), Integer("declared"), Integer("evaluated"),
            ],
            "id"),
        new("service_documents", [Text("service"), Text("json")], "service"),
        new("latest", [Text("service"), Text("body")], "service"),
        new(
            "evaluations",
            [
                Text("id"), Text("service"), Integer("revision"), Integer("at"), Integer("confirmed_until"),
                new("score", ColumnKind.Number), Text("grade"), Text("definitions"), Text("body"),
            ],
            "id"),
        new("memberships", [Text("service"), Integer("at"), Integer("until"), Text("team"), Integer("tier")], "service, at"),
        new(
            "outcome_spans",
            [Text("check_name"), Text("service"), Integer("revision"), Integer("at"), Integer("until"), Text("outcome")],
            "check_name, service, revision"),
        new(
            "pushed_facts",
            [
                Text("service"), Text("name"), Text("value"), Integer("at"), Integer("received_at"), Text("pushed_by"), Integer("ttl"),
                Text("evidence"),
            ],
            "service, name"),
        new("source_changes", [Text("service"), Text("source"), Integer("at"), Integer("declared")], "service, source"),
        new("received_webhooks", [Text("source"), Text("id"), Integer("at")], "source, id"),
        new(
            "exemptions",
            [
                Text("id"), Text("service"), Text("check_name"), Text("state"), Integer("expires_at"), new("open", ColumnKind.Boolean), Text("body"),
            ],
            "id"),
        new(
            "attestations",
            [
                Text("id"), Text("service"), Text("check_name"), Text("release"), Integer("valid_until"), new("newest", ColumnKind.Boolean),
                Text("body"),
            ],
            "id"),
        new("contents", [Text("digest"), Text("json"), Integer("used_at")], "digest"),
        new("definitions", [Text("digest"), Text("documents"), Integer("saved_at")], "digest"),
        new(
            "tokens",
            [Text("name"), Text("role"), Text("sha256"), Integer("created_at"), Integer("revoked_at")],
            "name, created_at, sha256, coalesce(revoked_at, 0)"),
        new(
            "events",
            [Text("id"), Text("type"), Text("subject"), Integer("at"), new("dispatched", ColumnKind.Boolean), Text("body")],
            "number"),
        new(
            "deliveries",
            [
                Text("channel"), Text("event"), Text("subject"), Text("state"), Integer("first_due_at"), Integer("due_at"),
                Integer("attempts"), Integer("attempted_at"), Text("problem"),
            ],
            "number"),
        new(
            "channels",
            [
                Text("name"), Integer("failures"), Integer("paused_until"), Integer("disabled_at"), Integer("delivered_at"),
                Integer("failed_at"), Text("problem"),
            ],
            "name"),
        new("source_troubles", [Text("source"), Integer("since")], "source"),
        new("acting_state", [Integer("id"), Integer("version")], "id"),
        new("freezes", [Text("id"), Integer("ends_at"), Text("body")], "id"),
        new("gate_overrides", [Text("id"), Text("service"), Integer("requested_at"), Text("body")], "id"),
        new(
            "support_appeals",
            [Text("id"), Text("service"), new("refused", ColumnKind.Boolean), Integer("expires_at"), Text("body")],
            "id"),
        new(
            "gate_decisions",
            [Text("id"), Text("service"), Text("environment"), Text("decision"), Integer("at"), Text("body")],
            "id"),
        new("gate_questions", [Text("key"), Text("decision"), Integer("valid_until")], "key"),
        new("gate_keys", [Text("caller"), Text("value"), Text("asked"), Text("decision"), Integer("at")], "caller, value"),
        new(
            "audit",
            [
                Text("id"), Integer("at"), Text("actor"), Text("action"), Text("subject"), Text("body"), Integer("seq"), Text("prev_hash"),
                Text("hash"),
            ],
            "id"),
        new("audit_heads", [Integer("seq"), Text("hash"), Integer("at"), Text("jws")], "seq"),
        new("signing_keys", [Text("id"), Text("x"), Text("y"), Integer("created_at"), Integer("retired_at")], "id"),
        new("protection_keys", [Text("name"), Text("xml")], "number"),
        new("calendar_copies", [Text("url"), Text("text"), Integer("fetched_at")], "url"),
    ];

    public string ColumnList => string.Join(", ", Columns.Select(column => column.Name));

    public string Select => $"SELECT {ColumnList} FROM {Name} ORDER BY {Order}";

    private static StoreColumn Text(string name) => new(name, ColumnKind.Text);

    private static StoreColumn Integer(string name) => new(name, ColumnKind.Integer);
}
