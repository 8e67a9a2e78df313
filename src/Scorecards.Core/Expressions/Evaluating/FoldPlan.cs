using Scorecards.Core.Expressions.Functions;
using Scorecards.Core.Expressions.Parsing;

namespace Scorecards.Core.Expressions.Evaluating;

/// <summary>A macro that goes through a list or a map, its variables in the slots that it was given.</summary>
internal abstract class FoldPlan(SourceSpan span, PlanNode range, int slot, bool two) : PlanNode(span)
{
    public PlanNode Range { get; } = range;

    protected sealed override CelValue Run(ref EvaluationState state)
    {
        var entries = Range.Evaluate(ref state);
        return entries.Kind switch
        {
            CelKind.List or CelKind.Map => Fold(entries, ref state),
            CelKind.Error or CelKind.Unknown => entries,
            _ => CelErrors.NoOverload("a macro", entries),
        };
    }

    protected abstract CelValue Fold(in CelValue entries, ref EvaluationState state);

    public static int Count(in CelValue entries) => entries.Kind == CelKind.List ? entries.RawList.Count : entries.RawMap.Count;

    /// <summary>Puts an entry into the variables; false when the budget is spent.</summary>
    public bool Enter(in CelValue entries, int place, ref EvaluationState state)
    {
        if (!state.Budget.Spend())
            return false;
        if (entries.Kind == CelKind.List)
        {
            if (two)
                state.Slots[slot] = CelValue.Of((long)place);
            state.Slots[slot + (two ? 1 : 0)] = entries.RawItems[place];
            return true;
        }

        state.Slots[slot] = entries.RawMap.Keys[place];
        if (two)
            state.Slots[slot + 1] = entries.RawMap.Values[place];
        return true;
    }
}

/// <summary><c>all</c> and <c>exists</c>: the condition joined over all entries by &amp;&amp; or by ||.</summary>
internal sealed class QuantifierPlan(SourceSpan span, bool any, PlanNode range, int slot, bool two, PlanNode condition) : FoldPlan(span, range, slot, two)
{
    public bool Any { get; } = any;

    public PlanNode Condition { get; } = condition;

    protected override CelValue Fold(in CelValue entries, ref EvaluationState state)
    {
        var result = CelValue.Of(!Any);
        for (var i = 0; i < Count(entries); i++)
        {
            if (!Enter(entries, i, ref state))
                return CostBudget.Exceeded;
            var value = Condition.Evaluate(ref state);
            if (!value.IsBool)
                result = Undecided.With(result, value, Any ? "_||_" : "_&&_");
            else if (value.IsTrue == Any)
                return value;
        }

        return result;
    }
}

/// <summary><c>exists_one</c>: whether the condition holds for one entry; every entry is looked at, and an error or unknown of one is the result.</summary>
internal sealed class ExistsOnePlan(SourceSpan span, PlanNode range, int slot, bool two, PlanNode condition) : FoldPlan(span, range, slot, two)
{
    public PlanNode Condition { get; } = condition;

    protected override CelValue Fold(in CelValue entries, ref EvaluationState state)
    {
        var undecided = CelValue.Null;
        var found = 0;
        for (var i = 0; i < Count(entries); i++)
        {
            if (!Enter(entries, i, ref state))
                return CostBudget.Exceeded;
            var value = Condition.Evaluate(ref state);
            if (!value.IsBool)
                undecided = Undecided.With(undecided, value, "exists_one");
            else if (value.IsTrue)
                found++;
        }

        return undecided.IsKnown ? CelValue.Of(found == 1) : undecided;
    }
}
