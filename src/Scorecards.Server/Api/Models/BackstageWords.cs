using System.Globalization;
using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;

namespace Scorecards.Server.Api.Models;

/// <summary>Grades and outcomes in the words of Backstage's score-card plugin.</summary>
internal static class BackstageWords
{
    public static int? Percent(decimal? score) => score is { } points ? (int)decimal.Floor(points) : null;

    public static string Label(Grade grade) => grade.Letter();

    public static string Label(CheckOutcome outcome) => outcome.Outcome switch
    {
        OutcomeKind.Partial => string.Create(CultureInfo.InvariantCulture, $"{Percent(outcome.Value * 100)} %"),
        OutcomeKind.NotApplicable => "does not apply",
        var kind => kind.ToString().ToLowerInvariant(),
    };

    public static string Success(Grade grade) => grade.Family() switch
    {
        'A' => "success",
        'B' => "almost-success",
        'C' => "partial",
        'D' => "almost-failure",
        'F' => "failure",
        _ => "unknown",
    };

    public static string Success(CheckOutcome outcome) => outcome.Outcome switch
    {
        OutcomeKind.Pass => "success",
        OutcomeKind.Partial => outcome.Value >= 0.5m ? "partial" : "almost-failure",
        OutcomeKind.Fail => "failure",
        _ => "unknown",
    };
}
