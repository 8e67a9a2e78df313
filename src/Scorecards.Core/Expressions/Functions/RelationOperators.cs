namespace Scorecards.Core.Expressions.Functions;

internal enum Relation
{
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>The operators that compare: order and membership.</summary>
internal static class RelationOperators
{
    public static CelValue Compare(Relation relation, string name, in CelValue a, in CelValue b)
    {
        if (!Ordering.Applies(a, b))
            return CelErrors.NoOverload(name, a, b);
        if (Ordering.Compare(a, b) is not { } order)
            return CelValue.False;
        return CelValue.Of(relation switch
        {
            Relation.Less => order < 0,
            Relation.LessOrEqual => order <= 0,
            Relation.Greater => order > 0,
            _ => order >= 0,
        });
    }

    public static CelValue Not(in CelValue value) => value.Kind switch
    {
        CelKind.Bool => CelValue.Of(!value.IsTrue),
        CelKind.Unknown or CelKind.Error => value,
        _ => CelErrors.NoOverload("!_", value),
    };

    /// <summary>Whether a list holds a value or a map has a key. An entry that is there but not known leaves it open.</summary>
    public static CelValue In(in CelValue value, in CelValue container, ref CostBudget budget)
    {
        switch (container.Kind)
        {
            case CelKind.Map:
                var found = container.RawMap.TryGet(value, out var entry);
                return entry.IsUnknown ? entry : CelValue.Of(found);
            case CelKind.List:
                if (!budget.SpendOn(container.RawList.Size))
                    return CostBudget.Exceeded;
                var result = CelValue.False;
                foreach (ref readonly var item in container.RawItems.AsSpan())
                {
                    var equal = ValueEquality.Equal(value, item);
                    if (equal.IsTrue)
                        return equal;
                    if (!equal.IsFalse)
                        result = result.IsFalse ? equal : Unknowns.Merge(result, equal);
                }

                return result;
            default:
                return CelErrors.NoOverload("@in", value, container);
        }
    }
}
