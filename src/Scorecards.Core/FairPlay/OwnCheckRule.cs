using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.FairPlay;

/// <summary>
/// A team that owns a check decides what it asks. Where the check was changed and the team's own services rose by that, someone
/// else should have seen the change.
/// </summary>
internal static class OwnCheckRule
{
    public static IEnumerable<FairPlayFlag> Find(FairPlayFacts facts) =>
        from rise in facts.Rises.DistinctBy(r => r.After.Id)
        from edit in rise.Edits
        where GradeOf(rise.After) > GradeOf(rise.Before) && edit.IsOwnedBy(rise.Team) && Helped(Of(rise.Before, edit), Of(rise.After, edit))
        group (rise, edit) by (rise.Team, edit.Check, rise.After.DefinitionsDigest) into change
        select Flag([.. change.OrderBy(c => c.rise.After.Service, StringComparer.Ordinal).ThenBy(c => c.rise.After.At)]);

    private static FairPlayFlag Flag(IReadOnlyList<(DefinitionsRise Rise, CheckEdit Edit)> rises)
    {
        var (first, edit) = rises[0];
        var services = rises.Select(r => r.Rise.After.Service).Distinct(StringComparer.Ordinal).ToList();
        var one = services.Count == 1;
        return new FairPlayFlag
        {
            Code = FairPlayCode.OwnCheckChanged,
            Team = first.Team,
            Services = services,
            Check = edit.Check,
            Moments = [.. rises.Select(r => r.Rise.After.At).Distinct().Order()],
            Message = $"The check {edit.Check} {edit.Words}, and {(one
                ? $"{services[0]} rose from {GradeOf(first.Before).Letter()} to {GradeOf(first.After).Letter()}"
                : $"{services.Count} services rose")} by it; both belong to {first.Team}",
            Remedy = "Have a team that does not gain from it look at the change of the check",
        };
    }

    /// <summary>True when the check held the service down before and does so less.</summary>
    private static bool Helped(CheckOutcome? before, CheckOutcome? after) =>
        before is { Enforced: true } && Level(before) < 1
        && (after is not { Enforced: true } || Level(after) > Level(before) || (Level(after) == Level(before) && after.Severity < before.Severity));

    /// <summary>How much of its weight it gives; what counts nothing holds nothing down.</summary>
    private static decimal Level(CheckOutcome outcome) => outcome.Outcome switch
    {
        OutcomeKind.Pass or OutcomeKind.Fail or OutcomeKind.Partial => outcome.Value,
        OutcomeKind.Unknown => 0,
        _ => 1,
    };

    private static CheckOutcome? Of(Evaluation evaluation, CheckEdit edit) => evaluation.Outcomes.FirstOrDefault(o => o.Check == edit.Check);

    private static Grade GradeOf(Evaluation evaluation) => evaluation.Primary?.Grade ?? Grade.U;
}
