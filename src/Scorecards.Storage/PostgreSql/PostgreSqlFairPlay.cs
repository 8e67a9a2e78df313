using Scorecards.Core.Declarations;
using Scorecards.Core.FairPlay;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.PostgreSql;

/// <summary>What is worth a look.</summary>
internal sealed class PostgreSqlFairPlay(PostgreSqlDatabase database) : IFairPlayStore
{
    public async Task<IReadOnlyList<OutcomeTurn>> OutcomeTurnsAsync(DateTimeOffset since, TimeSpan longest, int limit, CancellationToken cancellationToken) =>
    [
        .. (await database.QueryAsync<(string Service, string Check, string? Before, string Outcome, string? After, long At, long Until)>(
            StoredFairPlay.Turns, new { since = StoredTime.Of(since), longest = longest.Ticks, limit }, cancellationToken).ConfigureAwait(false))
            .Select(row => StoredFairPlay.Turn(row.Service, row.Check, row.Before, row.Outcome, row.After, row.At, row.Until)),
    ];

    public async Task<IReadOnlyList<DefinitionsMove>> DefinitionsMovesAsync(DateTimeOffset since, int limit, CancellationToken cancellationToken) =>
    [
        .. (await database.QueryAsync<(string Body, string Before, long BeforeAt, string BeforeBy, string After, long AfterAt, string AfterBy)>(
            StoredFairPlay.Moves, new { since = StoredTime.Of(since), limit }, cancellationToken).ConfigureAwait(false))
            .Select(row => StoredFairPlay.Move(
                row.Body,
                new EvaluationRef(row.Before, StoredTime.Read(row.BeforeAt), row.BeforeBy),
                new EvaluationRef(row.After, StoredTime.Read(row.AfterAt), row.AfterBy))),
    ];

    public async Task<IReadOnlyList<Attestation>> AttestationsWithoutEvidenceAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
    [
        .. (await database.QueryAsync<string>(
            $"SELECT body FROM attestations WHERE newest AND {StoredFairPlay.WithoutEvidence}",
            new { now = StoredTime.Of(now), limit },
            cancellationToken).ConfigureAwait(false)).Select(StoredAttestation.Read),
    ];
}
