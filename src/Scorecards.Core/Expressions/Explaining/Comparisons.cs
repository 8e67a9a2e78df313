using Scorecards.Core.Expressions.Evaluating;
using Scorecards.Core.Expressions.Functions;

namespace Scorecards.Core.Expressions.Explaining;

/// <summary>Comparisons and tests in words: the value that there is, and the one that was needed when that is another.</summary>
internal static class Comparisons
{
    public static string Of(BinaryPlan plan, bool wanted, bool isAsWanted, ShownText shown, ref EvaluationState state)
    {
        if (plan.Left is ConstantPlan && plan.Right is ConstantPlan)
            return "";
        if (plan.Left is ConstantPlan)
        {
            var there = Equation(plan.Right, shown, ref state);
            return isAsWanted ? there : $"{there}, needed {Operator(plan, wanted, isMirrored: true)} {shown.Source(plan.Left)}";
        }

        var left = Equation(plan.Left, shown, ref state);
        var right = plan.Right is ConstantPlan ? shown.Source(plan.Right) : Equation(plan.Right, shown, ref state);
        if (!isAsWanted)
            return $"{left}, needed {Operator(plan, wanted, isMirrored: false)} {right}";
        return plan.Right is ConstantPlan ? left : $"{left}, {right}";
    }

    /// <summary>A call that gives a bool, by the values it was given.</summary>
    public static string OfTest(PlanNode plan, bool wanted, bool isAsWanted, ShownText shown, ref EvaluationState state)
    {
        PlanNode[] given = plan switch
        {
            MatchesPlan matches => [matches.Text],
            CallPlan call => [.. call.Arguments],
            _ => [],
        };
        var parts = new List<string>();
        foreach (var argument in given)
        {
            if (argument is not ConstantPlan)
                parts.Add(Equation(argument, shown, ref state));
        }

        var values = string.Join(", ", parts);
        if (isAsWanted || values.Length == 0)
            return values;
        var isMember = plan is CallPlan { IsMember: true } || (plan is MatchesPlan && plan.Span.Start == given[0].Span.Start);
        var needed = isMember && given[0] is not ConstantPlan ? shown.SourceAfter(plan, given[0]) : shown.Source(plan);
        return $"{values}, needed {(wanted ? "" : "not ")}{needed}";
    }

    private static string Equation(PlanNode plan, ShownText shown, ref EvaluationState state) =>
        $"{shown.Source(plan)} = {ShownText.Value(plan.Evaluate(ref state))}";

    private static string Operator(BinaryPlan plan, bool wanted, bool isMirrored) => plan switch
    {
        EqualPlan equal => equal.Negated == wanted ? "!=" : "==",
        InPlan => (wanted, isMirrored) switch
        {
            (true, false) => "in",
            (false, false) => "not in",
            (true, true) => "to hold",
            (false, true) => "not to hold",
        },
        OrderPlan order => Symbol(order.Relation, !wanted, isMirrored),
        _ => "",
    };

    private static string Symbol(Relation relation, bool isNegated, bool isMirrored)
    {
        var greater = relation is Relation.Greater or Relation.GreaterOrEqual;
        var orEqual = relation is Relation.LessOrEqual or Relation.GreaterOrEqual;
        if (isNegated)
            (greater, orEqual) = (!greater, !orEqual);
        if (isMirrored)
            greater = !greater;
        return (greater ? ">" : "<") + (orEqual ? "=" : "");
    }
}
