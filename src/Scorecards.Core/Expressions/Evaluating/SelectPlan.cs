using Scorecards.Core.Expressions.Functions;
using Scorecards.Core.Expressions.Parsing;

namespace Scorecards.Core.Expressions.Evaluating;

/// <summary>A field. On an optional, or selected optionally, a field that is not there is the empty optional.</summary>
internal sealed class SelectPlan(SourceSpan span, PlanNode operand, string field, bool optional) : PlanNode(span)
{
    protected override CelValue Run(ref EvaluationState state)
    {
        var value = operand.Evaluate(ref state);
        if (value.Kind == CelKind.Map && !optional)
            return value.RawMap.TryGet(field, out var found) ? found : CelErrors.NoSuchKey(field);
        if (!value.IsKnown)
            return value;
        if (value.Kind == CelKind.Optional)
            return value.TryGetOptional(out var held) ? Optionally(held) : value;
        return optional ? Optionally(value) : CelErrors.NoSuchField(field, value);
    }

    private CelValue Optionally(in CelValue value)
    {
        if (EntryLookup.TryField(value, field, out var found))
            return found.IsKnown ? CelValue.Optional(found) : found;
        return found.IsError ? found : CelValue.OptionalNone;
    }
}
