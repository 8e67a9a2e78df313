using System.Globalization;
using Scorecards.Core.Definitions;

namespace Scorecards.Core.FairPlay;

/// <summary>A check that fails for hours only was put right quickly, flaps, or was switched on for the moment of looking.</summary>
public static class BackAndForthRule
{
    /// <summary>The longest failure that counts, itself included: a day, within which hardly anything is built and taken away for good reasons.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromHours(24);

    public static IEnumerable<FairPlayFlag> Find(FairPlayFacts facts, DateTimeOffset since) => facts.Turns
        .Where(turn => turn.Until >= since && IsOne(turn))
        .Distinct()
        .GroupBy(turn => (turn.Service, turn.Check))
        .Select(turns => Flag(facts, [.. turns.OrderBy(turn => turn.At)]));

    // Where a clock was set back, nobody knows how long it was; nobody is flagged for that.
    private static bool IsOne(OutcomeTurn turn) =>
        turn is { Before: OutcomeKind.Pass, Outcome: OutcomeKind.Fail, After: OutcomeKind.Pass } && turn.Until > turn.At && turn.Until - turn.At <= Within;

    private static FairPlayFlag Flag(FairPlayFacts facts, IReadOnlyList<OutcomeTurn> turns)
    {
        var (service, check) = (turns[0].Service, turns[0].Check);
        return new FairPlayFlag
        {
            Code = FairPlayCode.BackAndForth,
            Team = facts.Teams.GetValueOrDefault(service),
            Services = [service],
            Check = check,
            Moments = [.. turns.SelectMany(turn => new[] { turn.At, turn.Until }).Distinct().Order()],
            Message = turns.Count == 1
                ? $"{check} passed, failed and passed again within {Length(turns[0].Until - turns[0].At)} on {service}"
                : $"{check} passed, failed and passed again within a day on {service}, {turns.Count.ToString(CultureInfo.InvariantCulture)} times",
            Remedy = "Look at the evidence of both days: a real repair is fine; a check that flaps needs steadier facts, or a longer look back",
        };
    }

    private static string Length(TimeSpan span) =>
        span <= TimeSpan.FromHours(1) ? "an hour" : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(span.TotalHours):0} hours");
}
