using System.Globalization;
using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;

namespace Scorecards.Server.Pages.Gate;

/// <summary>Says a rule of the gate as a sentence.</summary>
internal static class RuleWords
{
    /// <summary>What happens to everything that no rule is about.</summary>
    public const string Otherwise = "Anything else may not be deployed.";

    /// <param name="titleOf">What people call a calendar.</param>
    public static string Of(GateRule rule, Func<string, string> titleOf)
    {
        var spec = rule.Spec;
        var hours = spec.During is { } during ? $"while “{titleOf(during.Value)}” is open" : null;
        var splay = hours is not null && spec.Splay is { } s && s.Value > TimeSpan.Zero
            ? string.Create(CultureInfo.InvariantCulture, $", each service within {s.Value.TotalSeconds:0} s of the opening")
            : "";
        var answer = spec.Decide.Value switch
        {
            GateRuleKind.Allow => $"may be deployed {hours ?? "at any time"}{splay}",
            GateRuleKind.Approval => $"must wait for a second person to approve{(hours is null ? "" : ", " + hours)}{splay}",
            _ => $"may not be deployed{(spec.BreakGlass ? " unless someone breaks the glass" : ", not even by breaking the glass")}",
        };
        return $"{What(spec.Kinds)} of {Whose(spec)} {answer}.";
    }

    public static string Kind(DeploymentKind kind) => kind switch
    {
        DeploymentKind.Deploy => "new version",
        DeploymentKind.Rollback => "rollback",
        DeploymentKind.Hotfix => "hotfix",
        _ => "security fix",
    };

    /// <summary>Kinds of change in a row: <c>new versions and hotfixes</c>.</summary>
    public static string Kinds(IEnumerable<DeploymentKind> kinds) => Wording.Row([.. kinds.Select(k => k is DeploymentKind.Hotfix or DeploymentKind.Security ? Kind(k) + "es" : Kind(k) + "s")], "and");

    private static string What(IReadOnlyList<DeploymentKind>? kinds) => kinds is null ? "Any change" : Wording.Capital(Kinds(kinds));

    private static string Whose(GateRuleSpec spec)
    {
        var graded = spec.Families is null ? null : $"graded {Wording.Row(spec.Families, "or")}";
        if (spec.Grades is { } grades)
        {
            graded = (graded is null ? "" : graded + ", but only ") + $"{(graded is null ? "graded " : "")}{Wording.Row([.. grades.Select(g => g.Letter())], "or")}";
        }

        List<string> marks =
        [
            .. graded is null ? Array.Empty<string>() : [graded + (spec.Scorecard is { } card ? $" on the scorecard “{card.Value}”" : "")],
            .. spec.Tiers is { } tiers ? [$"of tier {Wording.Row([.. tiers.Select(t => t.ToString(CultureInfo.InvariantCulture))], "or")}"] : Array.Empty<string>(),
            .. spec.AppliesTo is { } where ? [$"where {where.Value}"] : Array.Empty<string>(),
        ];
        var services = spec.Services is { } named ? Wording.Row(named, "and") : marks.Count == 0 ? "every service" : "services";
        return marks.Count == 0 ? services : $"{services} {string.Join(", ", marks)}";
    }
}
