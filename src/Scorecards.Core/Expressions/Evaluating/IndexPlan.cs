using Scorecards.Core.Expressions.Parsing;

namespace Scorecards.Core.Expressions.Evaluating;

/// <summary>An entry of a map or an item of a list. On an optional, or asked for optionally, one that is not there is the empty optional.</summary>
internal sealed class IndexPlan(SourceSpan span, PlanNode operand, PlanNode index, bool optional) : PlanNode(span)
{
    protected override CelValue Run(ref EvaluationState state)
    {
        var container = operand.Evaluate(ref state);
        var place = index.Evaluate(ref state);
        if (!container.IsKnown || !place.IsKnown)
            return Unknowns.Merge(container, place);
        var optionally = optional || container.Kind == CelKind.Optional;
        if (container.Kind == CelKind.Optional && !container.TryGetOptional(out container))
            return CelValue.OptionalNone;
        var found = EntryLookup.TryEntry(container, place, out var value, out var isAbsent);
        if (!optionally || !value.IsKnown && !isAbsent)
            return value;
        return found ? CelValue.Optional(value) : CelValue.OptionalNone;
    }
}
