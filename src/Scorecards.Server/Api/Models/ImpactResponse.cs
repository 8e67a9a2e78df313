using Scorecards.Core.Impact;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Api.Models;

/// <summary>What changed definitions would do to the grades of all services.</summary>
/// <param name="Before">SHA-256 of the definitions compared with.</param>
/// <param name="After">SHA-256 of the changed definitions.</param>
/// <param name="Changes">How they differ, as far as it decides grades: checks first, then scorecards.</param>
/// <param name="Needed">Facts that were never collected, so that nobody can tell what comes of them.</param>
/// <param name="Items">Services whose score or grade moves, or of which that cannot be told; the worst first.</param>
/// <param name="Total">How many of those there are, whatever the limit.</param>
public sealed record ImpactResponse(
    string Before,
    string After,
    ImpactSummaryResponse Summary,
    IReadOnlyList<DefinitionChangeResponse> Changes,
    IReadOnlyList<NeededFactResponse> Needed,
    IReadOnlyList<ServiceImpactResponse> Items,
    int Total)
{
    public static ImpactResponse Of(ImpactReport report, Snapshot snapshot, int limit) => new(
        report.Before,
        report.After,
        ImpactSummaryResponse.Of(report.Summary),
        [.. report.Changes.Select(c => new DefinitionChangeResponse(c.Kind, c.Name, c.Change, c.Parts))],
        [.. report.Needed.Select(n => new NeededFactResponse(n.Source, n.Query, n.Checks, n.Services))],
        [.. report.Services.Take(limit).Select(s => ServiceImpactResponse.Of(s, snapshot.All[s.Service].Service))],
        report.Services.Count);
}

/// <summary>How many services move where.</summary>
/// <param name="Services">All that were looked at.</param>
/// <param name="Fall">To a lower grade, whatever facts not yet collected will say.</param>
/// <param name="Unrated">From a grade to U.</param>
/// <param name="Undecided">Where that depends on facts that were never collected.</param>
/// <param name="Rise">To a better grade.</param>
/// <param name="Same">Nowhere; their score may move.</param>
/// <param name="NotEvaluated">Services beside those, of which nothing is known yet.</param>
public sealed record ImpactSummaryResponse(int Services, int Fall, int Unrated, int Undecided, int Rise, int Same, int NotEvaluated)
{
    public static ImpactSummaryResponse Of(ImpactSummary summary) =>
        new(summary.Services, summary.Fall, summary.Unrated, summary.Undecided, summary.Rise, summary.Same, summary.NotEvaluated);
}

/// <summary>How one document differs.</summary>
/// <param name="Kind">`Check` or `Scorecard`.</param>
/// <param name="Parts">What differs, by the names that the document has for it; empty for one that is new or gone.</param>
public sealed record DefinitionChangeResponse(string Kind, string Name, ChangeKind Change, IReadOnlyList<string> Parts);

/// <summary>A fact that was never collected.</summary>
/// <param name="Checks">The checks that ask for it.</param>
/// <param name="Services">How many services it would be collected for.</param>
public sealed record NeededFactResponse(string Source, string Query, IReadOnlyList<string> Checks, int Services);
