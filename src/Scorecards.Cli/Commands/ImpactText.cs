using System.Globalization;
using Scorecards.Cli.Output;
using Scorecards.Cli.Output.Json;
using Scorecards.Cli.Server.Models;
using Scorecards.Core.Definitions;
using Scorecards.Core.Impact;

namespace Scorecards.Cli.Commands;

/// <summary>The words of an impact report, the same in a table and in Markdown.</summary>
internal static class ImpactText
{
    private const int MostReasons = 3;

    /// <summary>How many services go where.</summary>
    public static string Summary(ImpactSummaryAnswer summary)
    {
        var parts = new List<string>();
        Add(summary.Fall, "fall");
        Add(summary.Unrated, "become unrated");
        Add(summary.Undecided, "cannot be told yet");
        Add(summary.Rise, "rise");
        Add(summary.Same, "keep their grade");
        return parts.Count == 0 ? "no service has been evaluated yet" : $"of {Count(summary.Services, "service")}, {string.Join(", ", parts)}"
            + (summary.NotEvaluated == 0 ? "" : $"; {Count(summary.NotEvaluated, "more")} not evaluated yet");

        void Add(int count, string what)
        {
            if (count > 0)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {what}"));
            }
        }
    }

    /// <summary>What differs between the definitions, a line each.</summary>
    public static string Change(DefinitionChangeAnswer change) => change.Change switch
    {
        ChangeKind.Added => $"{change.Kind} {change.Name} is new",
        ChangeKind.Removed => $"{change.Kind} {change.Name} is gone",
        _ => $"{change.Kind} {change.Name}: {string.Join(", ", change.Parts)} changed",
    };

    /// <summary>A fact that nobody has collected yet.</summary>
    public static string Need(NeededFactAnswer need) =>
        $"{need.Source} {need.Query}, for {string.Join(", ", need.Checks)}, of {Count(need.Services, "service")}";

    public static string Word(Movement movement) => movement switch
    {
        Movement.Falls => "falls",
        Movement.Unrated => "unrated",
        Movement.Undecided => "undecided",
        Movement.Rises => "rises",
        _ => "same",
    };

    /// <summary>The grade and score of a scorecard: one, or two where it cannot be told yet.</summary>
    public static string After(CardImpactAnswer card) => card is { Worst: { } worst, Best: { } best } && Result(worst) != Result(best)
        ? $"{Result(worst)} to {Result(best)}"
        : Result(card.Best ?? card.After);

    public static string Result(ScorecardJson? result) => result is null ? "U" : result.Score is null ? result.Grade : $"{result.Grade} ({ConsoleText.Score(result.Score)})";

    /// <summary>The strongest reasons.</summary>
    public static string Why(ServiceImpactAnswer service)
    {
        var reasons = service.Checks.Take(MostReasons).Select(Reason).ToList();
        if (service.Checks.Count > MostReasons)
        {
            reasons.Add($"and {Count(service.Checks.Count - MostReasons, "more")}");
        }

        var limits = service.Scorecards.FirstOrDefault(s => s.Primary)?.After?.CappedBy ?? [];
        return string.Join("; ", reasons.Concat(limits.Take(1).Select(l => $"at most {l.Limit}: {ConsoleText.Of(l.Reason)}")));
    }

    private static string Reason(CheckImpactAnswer check) => check switch
    {
        { Change: ChangeKind.Removed } => $"{check.Check} is gone ({Word(check.From, check.FromValue)})",
        { Change: ChangeKind.Added } => $"{check.Check} is new ({Word(check.To, check.ToValue)})",
        _ when (check.From, check.FromValue) != (check.To, check.ToValue) => $"{check.Check} {Word(check.From, check.FromValue)} → {Word(check.To, check.ToValue)}",
        _ when check.WeightBefore != check.WeightAfter => string.Create(CultureInfo.InvariantCulture, $"{check.Check} ({Word(check.To, check.ToValue)}) weighs {check.WeightBefore} → {check.WeightAfter}"),
        _ => $"{check.Check} ({Word(check.To, check.ToValue)}): {string.Join(", ", check.Parts)} changed",
    };

    private static string Word(OutcomeKind? outcome, decimal value) => outcome switch
    {
        null => "nothing",
        OutcomeKind.NotApplicable => "not applicable",
        OutcomeKind.Partial => $"partial {value.ToString("0.##", CultureInfo.InvariantCulture)}",
        _ => ConsoleText.Of(outcome.Value),
    };

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 || what == "more" ? "" : "s")}");
}
