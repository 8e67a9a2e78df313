using Microsoft.Data.Sqlite;
using Scorecards.Core.Runtime;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.Sqlite;

/// <summary>A row of a service's state, its evaluation not read yet: that is done after the connection is given back.</summary>
internal readonly record struct SqliteState(
    string Id, long Revision, string Json, bool Retired, long DueAt, string? Latest, long Position, long Declared, string Facts,
    string Exemptions, string Attestations, long Evaluated, string Changes)
{
    public static SqliteState Read(SqliteDataReader row) => new(
        row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetBoolean(3), row.GetInt64(4),
        row.IsDBNull(5) ? null : row.GetString(5), row.GetInt64(6), row.GetInt64(7), row.GetString(8),
        row.GetString(9), row.GetString(10), row.GetInt64(11), row.GetString(12));

    public ServiceState ToState() => new(
        Id, Revision, Json, Retired, StoredTime.Read(DueAt), Latest is null ? null : StoredEvaluation.Read(Latest))
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
