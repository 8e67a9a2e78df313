namespace Scorecards.Core.Definitions.Reading;

/// <summary>What a gate policy may name.</summary>
/// <param name="Scorecards">Those that could be read.</param>
/// <param name="ScorecardNames">All of them: one with mistakes is there nevertheless, and naming it is no second mistake.</param>
/// <param name="Calendars">The names of all calendars.</param>
internal sealed record GateNames(IReadOnlyDictionary<string, Scorecard> Scorecards, IReadOnlyList<string> ScorecardNames, IReadOnlyList<string> Calendars);
