using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.PostgreSql;

/// <summary>What held from when until when.</summary>
internal sealed class PostgreSqlSeries(PostgreSqlDatabase database) : ISeriesStore
{
    public async Task<IReadOnlyList<Evaluation>> HistoryBetweenAsync(
        string serviceId, DateTimeOffset since, DateTimeOffset until, int limit, CancellationToken cancellationToken) =>
        [
            .. (await database.QueryAsync<(string Body, long ConfirmedUntil)>(
                $"SELECT body, confirmed_until FROM evaluations WHERE {StoredSeries.Between} ORDER BY at DESC, revision DESC LIMIT @limit",
                new { service = serviceId, since = StoredTime.Of(since), until = StoredTime.Of(until), limit },
                cancellationToken).ConfigureAwait(false)).Select(row => StoredEvaluation.Read(row.Body, row.ConfirmedUntil)),
        ];

    public async Task<IReadOnlyList<GradeAt>> GradesBetweenAsync(
        string serviceId, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken) =>
        [
            .. (await database.QueryAsync<(double? Score, string Grade, long At)>(
                $"SELECT score, grade, at FROM evaluations WHERE {StoredSeries.Between} ORDER BY at, revision",
                new { service = serviceId, since = StoredTime.Of(since), until = StoredTime.Of(until) },
                cancellationToken).ConfigureAwait(false)).Select(row => StoredGrade.Read(row.Score, row.Grade, row.At)),
        ];

    public async Task<IReadOnlyList<ServiceGrade>> GradesBetweenAsync(
        IReadOnlyCollection<string> serviceIds, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken) =>
        [
            .. (await database.QueryAsync<(string Service, double? Score, string Grade, long At)>(
                $"WITH named (id) AS (SELECT unnest(@services)) SELECT e.service, e.score, e.grade, e.at {StoredSeries.BetweenOfMany}",
                new { services = serviceIds.ToArray(), since = StoredTime.Of(since), until = StoredTime.Of(until) },
                cancellationToken).ConfigureAwait(false)).Select(row => StoredSeries.Grade(row.Service, row.Score, row.Grade, row.At)),
        ];

    public async Task<IReadOnlyList<AttributedChange>> AttributionsAsync(
        IReadOnlyCollection<string> serviceIds, DateTimeOffset after, int limit, CancellationToken cancellationToken) =>
        [
            .. (await database.QueryAsync<string>(
                $"""
                SELECT body FROM evaluations
                WHERE service = ANY(@services) AND at > @after AND {StoredSeries.IsAttributed}
                ORDER BY at DESC, service, revision DESC LIMIT @limit
                """,
                new { services = serviceIds.ToArray(), after = StoredTime.Of(after), limit },
                cancellationToken).ConfigureAwait(false)).Select(StoredSeries.Change),
        ];

    public async Task<IReadOnlyDictionary<string, HeldGrade>> HeldGradesAsync(CancellationToken cancellationToken) =>
        (await database.QueryAsync<(string Service, string Grade, long At)>(StoredSeries.HeldGrades, null, cancellationToken).ConfigureAwait(false))
            .ToDictionary(row => row.Service, row => StoredSeries.HeldGrade(row.Grade, row.At));

    public async Task<IReadOnlyList<Membership>> MembershipsAsync(CancellationToken cancellationToken) =>
        [
            .. (await database.QueryAsync<(string Service, string? Team, long Tier, long At, long? Until)>(
                StoredSeries.Memberships, null, cancellationToken).ConfigureAwait(false))
                .Select(row => StoredSeries.Membership(row.Service, row.Team, row.Tier, row.At, row.Until)),
        ];

    public async Task<IReadOnlyList<OutcomeSpan>> OutcomeSpansAsync(string check, DateTimeOffset since, CancellationToken cancellationToken) =>
        [
            .. (await database.QueryAsync<(string Service, string Outcome, long At, long? Until)>(
                StoredSeries.Spans, new { check, since = StoredTime.Of(since) }, cancellationToken).ConfigureAwait(false))
                .Select(row => StoredSeries.Span(row.Service, row.Outcome, row.At, row.Until)),
        ];
}
