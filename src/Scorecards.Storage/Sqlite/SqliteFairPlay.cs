using Scorecards.Core.Declarations;
using Scorecards.Core.FairPlay;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.Sqlite;

/// <summary>What is worth a look.</summary>
internal sealed class SqliteFairPlay(SqliteDatabase database) : IFairPlayStore
{
    public Task<IReadOnlyList<OutcomeTurn>> OutcomeTurnsAsync(DateTimeOffset since, TimeSpan longest, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<OutcomeTurn>>(
            session => session.Query(
                StoredFairPlay.Turns,
                row => StoredFairPlay.Turn(
                    row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetString(3),
                    row.IsDBNull(4) ? null : row.GetString(4), row.GetInt64(5), row.GetInt64(6)),
                ("@since", StoredTime.Of(since)), ("@longest", longest.Ticks), ("@limit", limit)),
            cancellationToken);

    public Task<IReadOnlyList<DefinitionsMove>> DefinitionsMovesAsync(DateTimeOffset since, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<DefinitionsMove>>(
            session => session.Query(
                StoredFairPlay.Moves,
                row => StoredFairPlay.Move(
                    row.GetString(0),
                    new EvaluationRef(row.GetString(1), StoredTime.Read(row.GetInt64(2)), row.GetString(3)),
                    new EvaluationRef(row.GetString(4), StoredTime.Read(row.GetInt64(5)), row.GetString(6))),
                ("@since", StoredTime.Of(since)), ("@limit", limit)),
            cancellationToken);

    public Task<IReadOnlyList<Attestation>> AttestationsWithoutEvidenceAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Attestation>>(
            session => session.Query(
                $"SELECT body FROM attestations WHERE newest = 1 AND {StoredFairPlay.WithoutEvidence}",
                row => StoredAttestation.Read(row.GetString(0)),
                ("@now", StoredTime.Of(now)), ("@limit", limit)),
            cancellationToken);
}
