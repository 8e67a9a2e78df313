using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;

namespace Scorecards.Core.Policies;

/// <summary>How far the rules let the changes of a service come in an environment, the least first.</summary>
internal enum GateReach
{
    /// <summary>No further than breaking the glass.</summary>
    Closed,

    /// <summary>With a second approval, in the hours of a calendar.</summary>
    ApprovedInHours,

    /// <summary>With a second approval.</summary>
    Approved,

    /// <summary>In the hours of a calendar.</summary>
    InHours,

    Always,
}

/// <summary>What a grade reaches, with the rule that says so.</summary>
internal sealed record GateReached(GateReach Reach, GateRule? Rule)
{
    public static GateReached Of(GatePolicy policy, Service service, string environment, DeploymentKind kind, Func<string?, Grade?> gradeOf)
    {
        var match = GateMatch.Of(policy, service, environment, kind, gradeOf);
        return new GateReached(match switch
        {
            { Failure: not null } or { Rule: null } => GateReach.Closed,
            { Rule.Spec: { Decide.Value: GateRuleKind.Allow, During: null } } => GateReach.Always,
            { Rule.Spec: { Decide.Value: GateRuleKind.Allow } } => GateReach.InHours,
            { Rule.Spec: { Decide.Value: GateRuleKind.Approval, During: null } } => GateReach.Approved,
            { Rule.Spec: { Decide.Value: GateRuleKind.Approval } } => GateReach.ApprovedInHours,
            _ => GateReach.Closed,
        }, match.Rule);
    }

    /// <summary>The lowest grade on a scorecard that reaches further than what a service counts as; null when none does.</summary>
    /// <param name="scorecard">Null for the primary one.</param>
    public static (Grade Grade, GateReached Reached)? Better(
        GatePolicy policy, Service service, string environment, DeploymentKind kind, Func<string?, Grade?> gradeOf, string? scorecard)
    {
        if (gradeOf(scorecard) is not { } now)
        {
            return null;
        }

        var reached = Of(policy, service, environment, kind, gradeOf).Reach;
        for (var grade = now + 1; grade <= Grade.APlus; grade++)
        {
            var better = Of(policy, service, environment, kind, name => IsSame(policy, name, scorecard) ? grade : gradeOf(name));
            if (better.Reach > reached)
            {
                return (grade, better);
            }
        }

        return null;
    }

    /// <summary>What it comes to, as the end of a sentence: <c>on working days</c>.</summary>
    public string Words => Reach switch
    {
        GateReach.Always => "any day, any hour",
        GateReach.InHours => Hours,
        GateReach.Approved => "any day, any hour, once a second person approves",
        GateReach.ApprovedInHours => $"{Hours}, once a second person approves",
        _ => "not at all",
    };

    private string Hours
    {
        get
        {
            var name = Rule!.Spec.During!.Value.Replace('-', ' ');
            return name.EndsWith("days", StringComparison.Ordinal) ? $"on {name}" : $"during {name}";
        }
    }

    private static bool IsSame(GatePolicy policy, string? a, string? b) => (a ?? policy.Primary) == (b ?? policy.Primary);
}
