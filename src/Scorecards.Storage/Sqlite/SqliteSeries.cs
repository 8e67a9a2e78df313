using System.Text.Json;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.Sqlite;

/// <summary>What held from when until when.</summary>
internal sealed class SqliteSeries(SqliteDatabase database) : ISeriesStore
{
    public Task<IReadOnlyList<Evaluation>> HistoryBetweenAsync(
        string serviceId, DateTimeOffset since, DateTimeOffset until, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Evaluation>>(
            session => session.Query(
                $"SELECT body, confirmed_until FROM evaluations WHERE {StoredSeries.Between} ORDER BY at DESC, revision DESC LIMIT @limit",
                row => StoredEvaluation.Read(row.GetString(0), row.GetInt64(1)),
                ("@service", serviceId), ("@since", StoredTime.Of(since)), ("@until", StoredTime.Of(until)), ("@limit", limit)),
            cancellationToken);

    public Task<IReadOnlyList<GradeAt>> GradesBetweenAsync(
        string serviceId, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<GradeAt>>(
            session => session.Query(
                $"SELECT score, grade, at FROM evaluations WHERE {StoredSeries.Between} ORDER BY at, revision",
                row => StoredGrade.Read(row.IsDBNull(0) ? null : row.GetDouble(0), row.GetString(1), row.GetInt64(2)),
                ("@service", serviceId), ("@since", StoredTime.Of(since)), ("@until", StoredTime.Of(until))),
            cancellationToken);

    public Task<IReadOnlyList<ServiceGrade>> GradesBetweenAsync(
        IReadOnlyCollection<string> serviceIds, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ServiceGrade>>(
            session => session.Query(
                $"WITH named (id) AS (SELECT value FROM json_each(@services)) SELECT e.service, e.score, e.grade, e.at {StoredSeries.BetweenOfMany}",
                row => StoredSeries.Grade(row.GetString(0), row.IsDBNull(1) ? null : row.GetDouble(1), row.GetString(2), row.GetInt64(3)),
                ("@services", JsonSerializer.Serialize(serviceIds)), ("@since", StoredTime.Of(since)), ("@until", StoredTime.Of(until))),
            cancellationToken);

    public Task<IReadOnlyList<AttributedChange>> AttributionsAsync(
        IReadOnlyCollection<string> serviceIds, DateTimeOffset after, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<AttributedChange>>(
            session => session.Query(
                $"""
                SELECT body FROM evaluations
                WHERE service IN (SELECT value FROM json_each(@services)) AND at > @after AND {StoredSeries.IsAttributed}
                ORDER BY at DESC, service, revision DESC LIMIT @limit
                """,
                row => StoredSeries.Change(row.GetString(0)),
                ("@services", JsonSerializer.Serialize(serviceIds)), ("@after", StoredTime.Of(after)), ("@limit", limit)),
            cancellationToken);

    public Task<IReadOnlyDictionary<string, HeldGrade>> HeldGradesAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, HeldGrade>>(
            session => session.Query(
                StoredSeries.HeldGrades,
                row => (Service: row.GetString(0), Held: StoredSeries.HeldGrade(row.GetString(1), row.GetInt64(2)))).ToDictionary(row => row.Service, row => row.Held),
            cancellationToken);

    public Task<IReadOnlyList<Membership>> MembershipsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Membership>>(
            session => session.Query(
                StoredSeries.Memberships,
                row => StoredSeries.Membership(
                    row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.IsDBNull(4) ? null : row.GetInt64(4))),
            cancellationToken);

    public Task<IReadOnlyList<OutcomeSpan>> OutcomeSpansAsync(string check, DateTimeOffset since, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<OutcomeSpan>>(
            session => session.Query(
                StoredSeries.Spans,
                row => StoredSeries.Span(row.GetString(0), row.GetString(1), row.GetInt64(2), row.IsDBNull(3) ? null : row.GetInt64(3)),
                ("@check", check), ("@since", StoredTime.Of(since))),
            cancellationToken);
}
