using Scorecards.Core.Declarations;
using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;
using Scorecards.Server.Inputs;
using Scorecards.Server.Projection;
using Scorecards.Server.Series;

namespace Scorecards.Server.Pages.Executive;

/// <summary>What the overview compares the present with.</summary>
internal sealed record ExecutivePast
{
    private const int MoversShown = 8;
    private const int MostReasons = 500;

    /// <summary>The day it begins with: the one asked for, or the first with a service.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>How the company stood at the end of it.</summary>
    public required GroupTally Then { get; init; }

    public required TrendChart? Trend { get; init; }

    public required IReadOnlyList<Mover> Rises { get; init; }

    public required IReadOnlyList<Mover> Falls { get; init; }

    /// <summary>Why the grades of those moved, by service, newest first.</summary>
    public required ILookup<string, Attribution> Reasons { get; init; }

    /// <summary>How many exemptions wait for a decision.</summary>
    public required long Waiting { get; init; }

    /// <returns>Null when no day since then is over on which there was a service.</returns>
    /// <exception cref="StoreException">The store is away.</exception>
    public static async Task<ExecutivePast?> ReadAsync(
        CompanySeries series, PastGrades grades, IStore store, LiveInputs inputs, Snapshot snapshot, DateOnly since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var days = await series.GetAsync(new DayRange(since, DayRange.DayOf(now).AddDays(-1)), cancellationToken);
        if (days.Count == 0)
        {
            return null;
        }

        var bands = Trends.BandsOf(inputs);
        var (first, moment) = days[0];
        var (services, then) = (snapshot.Services.In(BoardOrder.Id), await grades.GetAsync(first, cancellationToken));
        var (rises, falls) = (Mover.Most(services, then, up: true, MoversShown), Mover.Most(services, then, up: false, MoversShown));
        var reasons = await store.AttributionsAsync([.. rises.Concat(falls).Select(m => m.Service.Id)], DayRange.EndOf(first), MostReasons, cancellationToken);
        var waiting = await store.ExemptionsAsync(new ExemptionQuery(null, null, ExemptionState.Requested, now), null, 1, cancellationToken);
        return new ExecutivePast
        {
            Day = first,
            Then = moment.Company,
            Trend = TrendChart.Of([.. days.Select(d => new TrendPoint(DayRange.EndOf(d.Day), d.Moment.Company.Score(bands).Score)), new TrendPoint(now, snapshot.Company.Score)]),
            Rises = rises,
            Falls = falls,
            Reasons = reasons.ToLookup(r => r.Service, r => r.Attribution, StringComparer.Ordinal),
            Waiting = waiting.Total,
        };
    }
}
