using Scorecards.Core.Expressions.Functions;
using Scorecards.Core.Expressions.Parsing;

namespace Scorecards.Core.Expressions.Evaluating;

/// <summary>A list; an optional item that holds nothing is left out.</summary>
internal sealed class ListPlan(SourceSpan span, (PlanNode Value, bool Optional)[] items) : PlanNode(span)
{
    private const int Cost = 10;

    protected override CelValue Run(ref EvaluationState state)
    {
        if (!state.Budget.Spend(Cost))
            return CostBudget.Exceeded;
        var values = new CelValue[items.Length];
        var count = 0;
        var undecided = CelValue.Null;
        foreach (var (plan, optional) in items)
        {
            var value = plan.Evaluate(ref state);
            if (optional && value.IsKnown && !OptionalItem.TryTake(ref value))
                continue;
            if (value.IsKnown)
                values[count++] = value;
            else
                undecided = undecided.IsKnown ? value : Unknowns.Merge(undecided, value);
        }

        return undecided.IsKnown ? Bounded.List(count == values.Length ? values : values[..count]) : undecided;
    }
}

/// <summary>A map; an optional entry whose value holds nothing is left out.</summary>
internal sealed class MapPlan(SourceSpan span, (PlanNode Key, PlanNode Value, bool Optional)[] entries) : PlanNode(span)
{
    private const int Cost = 30;

    protected override CelValue Run(ref EvaluationState state)
    {
        if (!state.Budget.Spend(Cost))
            return CostBudget.Exceeded;
        var map = new MapBuilder(entries.Length);
        foreach (var (keyPlan, valuePlan, optional) in entries)
        {
            var key = keyPlan.Evaluate(ref state);
            var value = valuePlan.Evaluate(ref state);
            if (optional && value.IsKnown && !OptionalItem.TryTake(ref value))
                continue;
            map.Add(key, value);
        }

        return map.Build();
    }
}

/// <summary>What an optional item or entry adds.</summary>
internal static class OptionalItem
{
    /// <summary>False when there is nothing to add; a value that is no optional becomes an error.</summary>
    public static bool TryTake(ref CelValue value)
    {
        if (value.Kind == CelKind.Optional)
            return value.TryGetOptional(out value);
        value = CelValue.Error($"an optional was expected, found a value of type {TypeNames.Of(value)}");
        return true;
    }
}
