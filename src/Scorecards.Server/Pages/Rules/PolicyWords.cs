using System.Globalization;
using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;

namespace Scorecards.Server.Pages.Rules;

/// <summary>Says the rules of policies as sentences.</summary>
internal static class PolicyWords
{
    public static string Of(PriorityRule rule)
    {
        var spec = rule.Spec;
        var work = spec.Kinds is null ? "Any work" : Wording.Capital(Wording.Row([.. spec.Kinds.Select(Wording.Lower)], "or"));
        var mends = spec.FixesFailingCheck ? " that mends a failing check" : "";
        return $"{work}{mends} of {Whose(spec.Families, spec.Grades, spec.Tiers, spec.AppliesTo?.Value)} is in the class {spec.Class.Value}.";
    }

    /// <param name="titleOf">What people call a level.</param>
    public static string Of(SupportRule rule, Func<string, string> titleOf) =>
        $"{Wording.Capital(Whose(rule.Spec.Families, rule.Spec.Grades, rule.Spec.Tiers, rule.Spec.AppliesTo?.Value))}: {titleOf(rule.Spec.Level.Value)}.";

    /// <summary>What an environment does while grades or freezes cannot be known: <c>closed; tier 4 open</c>.</summary>
    public static string Of(FailModeSpec mode) =>
        string.Join("; ", Enumerable.Range(1, 4).GroupBy(mode.For).OrderByDescending(tiers => tiers.Count()).Select((tiers, index) =>
            index == 0 ? Word(tiers.Key) : $"tier {Wording.Row([.. tiers.Select(t => t.ToString(CultureInfo.InvariantCulture))], "and")} {Word(tiers.Key)}"));

    public static string Word(FailMode mode) => mode switch
    {
        FailMode.Closed => "closed",
        FailMode.Open => "open",
        _ => "held for a second person",
    };

    /// <summary>A kind of event: <c>grade changed</c>.</summary>
    public static string Word(EventKind kind) =>
        string.Concat(kind.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    private static string Whose(IReadOnlyList<string>? families, IReadOnlyList<Grade>? grades, IReadOnlyList<int>? tiers, string? where)
    {
        List<string> marks = [];
        if (families is not null)
        {
            marks.Add($"graded {Wording.Row(families, "or")}");
        }

        if (grades is not null)
        {
            marks.Add($"graded {Wording.Row([.. grades.Select(g => g.Letter())], "or")}");
        }

        if (tiers is not null)
        {
            marks.Add($"of tier {Wording.Row([.. tiers.Select(t => t.ToString(CultureInfo.InvariantCulture))], "or")}");
        }

        if (where is not null)
        {
            marks.Add($"where {where}");
        }

        return marks.Count == 0 ? "every service" : $"services {string.Join(", ", marks)}";
    }
}
