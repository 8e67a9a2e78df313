using Scorecards.Core.Expressions.Functions;
using Scorecards.Core.Expressions.Parsing;

namespace Scorecards.Core.Expressions.Evaluating;

/// <summary><c>map</c>, <c>filter</c> and <c>transformList</c>: the results for the entries that the condition holds for.</summary>
internal sealed class ListTransformPlan(SourceSpan span, PlanNode range, int slot, bool two, PlanNode? condition, PlanNode result) : FoldPlan(span, range, slot, two)
{
    protected override CelValue Fold(in CelValue entries, ref EvaluationState state)
    {
        var results = new List<CelValue>(Math.Min(Count(entries), 16));
        var undecided = CelValue.Null;
        for (var i = 0; i < Count(entries); i++)
        {
            if (!Enter(entries, i, ref state))
                return CostBudget.Exceeded;
            var wanted = condition is null ? CelValue.True : condition.Evaluate(ref state);
            if (wanted.IsFalse)
                continue;
            var value = wanted.IsTrue ? result.Evaluate(ref state) : wanted;
            if (!wanted.IsTrue || !value.IsKnown)
                undecided = Undecided.With(undecided, value, "a condition");
            else
                results.Add(value);
        }

        return undecided.IsKnown ? Bounded.List([.. results]) : undecided;
    }
}

/// <summary><c>transformMap</c> and <c>transformMapEntry</c>: a map of the results under the same keys, or of the entries that the results are.</summary>
internal sealed class MapTransformPlan(SourceSpan span, PlanNode range, int slot, PlanNode? condition, PlanNode result, bool isEntry) : FoldPlan(span, range, slot, two: true)
{
    protected override CelValue Fold(in CelValue entries, ref EvaluationState state)
    {
        var map = new MapBuilder(0);
        for (var i = 0; i < Count(entries); i++)
        {
            if (!Enter(entries, i, ref state))
                return CostBudget.Exceeded;
            var wanted = condition is null ? CelValue.True : condition.Evaluate(ref state);
            if (wanted.IsFalse)
                continue;
            var value = wanted.IsTrue ? result.Evaluate(ref state) : Undecided.With(CelValue.Null, wanted, "a condition");
            if (isEntry)
                AddAll(map, value);
            else
                map.Add(entries.Kind == CelKind.List ? CelValue.Of((long)i) : entries.RawMap.Keys[i], value);
        }

        return map.Build();
    }

    private static void AddAll(MapBuilder map, in CelValue value)
    {
        if (value.Kind != CelKind.Map)
        {
            map.Add(CelValue.Null, value.IsKnown ? CelErrors.NoOverload("transformMapEntry", value) : value);
            return;
        }

        for (var i = 0; i < value.RawMap.Count; i++)
            map.Add(value.RawMap.Keys[i], value.RawMap.Values[i]);
    }
}
