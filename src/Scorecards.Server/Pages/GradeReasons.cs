using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Pages;

/// <summary>Why a service has the grade it has, in sentences.</summary>
internal static class GradeReasons
{
    public static IReadOnlyList<GradeReason> Of(ServiceView service, DefinitionSet definitions)
    {
        if (service.Primary is not { } primary)
        {
            return [new GradeReason("No scorecard that decides grades is for this service, so it is unrated")];
        }

        var card = definitions.Scorecards.GetValueOrDefault(primary.Name)?.Title ?? primary.Name;
        return
        [
            new GradeReason(Score(primary, card)),
            .. primary.CappedBy.Where(c => c.Reason != CapReason.Coverage || c.Limit != Grade.U).Select(Capped),
            .. Foreseen(service.Latest!, primary),
            .. Unknown(primary).Concat(Held(service.Latest!)).Concat(Exempt(primary)).Select(text => new GradeReason(text)),
        ];
    }

    private static string Score(ScorecardResult primary, string card) =>
        primary.Score is not { } score ? $"Nothing of “{card}” has an outcome yet, so there is no score"
        : $"{Wording.Score(score)} points on “{card}” " + (
            primary.Grade == primary.UncappedGrade ? $"are {Called(primary.Grade)}"
            : primary.Grade == Grade.U ? $"would be {Called(primary.UncappedGrade)}, but only {Wording.Percent(primary.Coverage)} of its weight is known: too little for a grade"
            : $"would be {Called(primary.UncappedGrade)}; it is {Called(primary.Grade)}, since a limit holds it down");

    private static GradeReason Capped(Cap cap) =>
        new($"At most {Called(cap.Limit)} while {Wording.Word(cap.Reason)}", cap.Reason == CapReason.Coverage ? [] : cap.Checks);

    private static IEnumerable<GradeReason> Foreseen(Evaluation latest, ScorecardResult primary)
    {
        if (primary.WouldBeGrade is { } then && (then != primary.Grade || primary.WouldBeScore != primary.Score))
        {
            var weighed = primary.Checks.Select(c => c.Check).ToHashSet(StringComparer.Ordinal);
            yield return new GradeReason(
                $"It would be {Called(then)} with {Wording.Score(primary.WouldBeScore)} points if all counted that does not yet",
                [.. latest.Outcomes.Where(o => o.IsForeseen && weighed.Contains(o.Check)).Select(o => o.Check)]);
        }
    }

    private static IEnumerable<string> Unknown(ScorecardResult primary)
    {
        if (primary.ScoreMin is { } min && primary.ScoreMax is { } max && min < max)
        {
            yield return $"{Wording.Percent(primary.Coverage)} of the weight is known. With the rest known, the score is between {Wording.Score(min)} and {Wording.Score(max)}";
        }
    }

    private static IEnumerable<string> Held(Evaluation latest)
    {
        if (latest.Outcomes.Count(o => o is { Stale: true, Enforced: true }) is var held and > 0)
        {
            yield return $"{Wording.Count(held, "outcome is", "outcomes are")} held from an earlier run, since nobody could tell now. That lowers no grade";
        }
    }

    private static IEnumerable<string> Exempt(ScorecardResult primary)
    {
        if (primary.ExemptShare > 0)
        {
            yield return $"{Wording.Percent(primary.ExemptShare)} of the weight is exempt and counts on neither side";
        }
    }

    private static string Called(Grade grade) => $"{(grade.Family() is 'A' or 'F' ? "an" : "a")} {grade.Letter()}";
}
