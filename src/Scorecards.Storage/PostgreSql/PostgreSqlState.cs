using Scorecards.Core.Runtime;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.PostgreSql;

/// <summary>A row of a service's state.</summary>
internal sealed record PostgreSqlState(string Id, long Revision, string Json, bool Retired, long DueAt, string? Body, long Position, long Declared, string? Facts,
    string? Exemptions, string? Attestations, long Evaluated, string? Changes)
{
    public const string Select =
        $"""
        SELECT s.id AS "Id", s.revision AS "Revision", d.json AS "Json", s.retired AS "Retired", s.due_at AS "DueAt",
            l.body AS "Body", s.position AS "Position", s.declared AS "Declared",
            (SELECT json_agg(json_build_array({StoredFacts.Columns}))::text FROM pushed_facts f WHERE f.service = s.id) AS "Facts",
            (SELECT json_agg(e.body)::text FROM exemptions e WHERE e.service = s.id AND e.open) AS "Exemptions",
            (SELECT json_agg(a.body)::text FROM attestations a WHERE a.service = s.id AND a.newest) AS "Attestations",
            s.evaluated AS "Evaluated",
            (SELECT json_agg(json_build_array({StoredChanges.Columns}))::text FROM source_changes c WHERE c.service = s.id) AS "Changes"
        FROM services s JOIN service_documents d ON d.service = s.id LEFT JOIN latest l ON l.service = s.id
        """;

    public ServiceState ToState() => new(
        Id, Revision, Json, Retired, StoredTime.Read(DueAt), Body is null ? null : StoredEvaluation.Read(Body))
    {
        Declared = new(Declared, StoredFacts.Read(Id, Facts))
        {
            Exemptions = StoredExemption.ReadAll(Exemptions),
            Attestations = StoredAttestation.ReadAll(Attestations),
            Changes = StoredChanges.Read(Changes),
            Evaluated = Evaluated,
        },
    };
}
