using Scorecards.Core.Grades;

namespace Scorecards.Core.Definitions.Reading;

/// <summary>
/// Finds rules of a gate policy that can never decide, by going through every combination of environment, kind of change,
/// grade and tier there is. A rule that asks for more than these hides no other, since it may not hold; it can be hidden itself.
/// </summary>
internal static class GateShadows
{
    private static readonly IReadOnlyList<Grade> _grades = [.. Enum.GetValues<Grade>().Where(g => g != Grade.U)];

    /// <summary>Warns of each rule that can never decide, and names those that come first.</summary>
    public static void Warn(GatePolicy policy, ProblemList report)
    {
        // The first rule that surely holds, by combination.
        var first = new Dictionary<Cell, GateRule>();
        foreach (var rule in policy.Rules)
        {
            var cells = Cells(policy, rule).ToList();
            if (cells.Count == 0)
            {
                report.Warn(rule.Spec.Name, $"the rule '{rule.Name}' can never decide: no grade is among its families and its grades", "leave one of the two out");
            }
            else if (cells.TrueForAll(first.ContainsKey))
            {
                var hiding = cells.Select(cell => first[cell]).Distinct().OrderBy(r => r.Spec.Name.Line).ToList();
                report.Warn(rule.Spec.Name,
                    $"the rule '{rule.Name}' can never decide: wherever it holds, {string.Join(" or ", hiding.Select(r => $"'{r.Name}' (line {r.Spec.Name.Line})"))} holds too and comes first",
                    $"move it before {(hiding.Count == 1 ? "that rule" : "those rules")}, or remove it");
            }

            foreach (var cell in IsSure(policy, rule) ? cells : [])
            {
                first.TryAdd(cell, rule);
            }
        }
    }

    private static bool IsSure(GatePolicy policy, GateRule rule) =>
        rule.Spec is { AppliesTo: null, Services: null } && (rule.Spec.Scorecard is null || rule.Spec.Scorecard.Value == policy.Primary);

    private static IEnumerable<Cell> Cells(GatePolicy policy, GateRule rule)
    {
        // Of a service with one grade on another scorecard the grade on the primary one can be any.
        var grades = _grades.Where(rule.Takes).ToList();
        if (grades.Count > 0 && rule.Spec.Scorecard is { } card && card.Value != policy.Primary)
        {
            grades = [.. _grades];
        }

        return
            from environment in rule.Spec.Environments?.Select(e => e.Value).Distinct() ?? policy.Environments.Keys
            from kind in rule.Spec.Kinds?.Distinct() ?? Enum.GetValues<DeploymentKind>()
            from tier in rule.Spec.Tiers?.Distinct() ?? [1, 2, 3, 4]
            from grade in grades
            select new Cell(environment, kind, tier, grade);
    }

    private readonly record struct Cell(string Environment, DeploymentKind Kind, int Tier, Grade Grade);
}
