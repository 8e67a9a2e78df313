using Scorecards.Cli.Output.Json;
using Scorecards.Core.Definitions;
using Scorecards.Core.Impact;

namespace Scorecards.Cli.Server.Models;

/// <summary>What changed definitions would do, as the API tells it.</summary>
internal sealed record ImpactAnswer(
    string Before,
    string After,
    ImpactSummaryAnswer Summary,
    IReadOnlyList<DefinitionChangeAnswer> Changes,
    IReadOnlyList<NeededFactAnswer> Needed,
    IReadOnlyList<ServiceImpactAnswer> Items,
    int Total);

internal sealed record ImpactSummaryAnswer(int Services, int Fall, int Unrated, int Undecided, int Rise, int Same, int NotEvaluated)
{
    /// <summary>Services that certainly lose their grade for a lower one or for U.</summary>
    public int Downgrades() => Fall + Unrated;
}

internal sealed record DefinitionChangeAnswer(string Kind, string Name, ChangeKind Change, IReadOnlyList<string> Parts);

internal sealed record NeededFactAnswer(string Source, string Query, IReadOnlyList<string> Checks, int Services);

internal sealed record ServiceImpactAnswer(
    ServiceRefJson Service, Movement Movement, IReadOnlyList<CardImpactAnswer> Scorecards, IReadOnlyList<CheckImpactAnswer> Checks);

/// <param name="Worst">Where facts were never collected: if they made their checks fail.</param>
/// <param name="Best">Where facts were never collected: if they made their checks pass.</param>
internal sealed record CardImpactAnswer(
    string Name, bool Primary, ScorecardJson? Before, ScorecardJson? After, ScorecardJson? Worst = null, ScorecardJson? Best = null);

internal sealed record CheckImpactAnswer(
    string Check,
    ChangeKind Change,
    IReadOnlyList<string> Parts,
    OutcomeKind? From,
    decimal FromValue,
    OutcomeKind? To,
    decimal ToValue,
    int WeightBefore,
    int WeightAfter,
    decimal Points);
