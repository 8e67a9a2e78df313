using Scorecards.Cli.Rating;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.Text;

namespace Scorecards.Cli.Output;

/// <summary>One check over one service, for people.</summary>
internal static class ExplanationView
{
    /// <summary>The lines but the outcome, which stands out.</summary>
    public static IEnumerable<string> Lines(CheckExplanation explanation)
    {
        var check = explanation.Check;
        yield return check.Title;
        yield return $"{check.Name}, severity {ConsoleText.Of(check.Spec.Severity)}, {ConsoleText.Of(check.Spec.Stage)}, {check.File}:{check.Line}";
        if (check.Spec.Why is { } why)
        {
            yield return $"why: {why.Trim()}";
        }

        if (check.Spec.AppliesTo is { } appliesTo)
        {
            yield return $"applies to: {appliesTo.Value.Trim()}";
        }

        yield return $"passes: {check.Pass.Source.Trim()}";
        yield return "";
        foreach (var planned in explanation.Planned.Facts)
        {
            var fact = explanation.Facts[planned.Name];
            yield return $"facts.{planned.Name}: {planned.Key.Source} {planned.Key.Query} {planned.Key.Arguments}".TrimEnd();
            foreach (var line in Answer(fact))
            {
                yield return line;
            }

            yield return "";
        }

        if (explanation.DecidedBy.Length > 0)
        {
            yield return $"decided by: {explanation.DecidedBy}";
        }
    }

    /// <summary>What a source answered, when, what it took, and where a person can see the same.</summary>
    public static IEnumerable<string> Answer(Fact fact)
    {
        yield return fact.Error is { } error ? $"  unknown, cause {ConsoleText.Of(error.Cause)}: {error.Message}" : Indent(FactText.Of(fact.Body!.Json));
        var cost = fact.Requests switch { 0 => "", 1 => " with 1 request", var many => $" with {many} requests" };
        yield return $"  collected {ConsoleText.Time(fact.CollectedAt)} in {Duration.Format(fact.Took)}{cost}{(fact.Evidence is null ? "" : $", {fact.Evidence}")}";
    }

    /// <summary>The outcome and its message.</summary>
    public static string Outcome(CheckExplanation explanation)
    {
        var seen = explanation.Observation;
        var outcome = seen.Outcome == OutcomeKind.Partial ? $"partial ({seen.Value:0.##})" : ConsoleText.Of(seen.Outcome);
        var cause = seen.Cause is { } c ? $", cause {ConsoleText.Of(c)}" : "";
        return $"{explanation.Plan.Service.Id}: {outcome}{cause}{(string.IsNullOrEmpty(seen.Message) ? "" : $": {seen.Message}")}";
    }

    private static string Indent(string text) => "  " + text.ReplaceLineEndings("\n  ");
}
