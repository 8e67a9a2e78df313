using Scorecards.Core.Expressions.Functions;
using Scorecards.Core.Expressions.Parsing;

namespace Scorecards.Core.Expressions.Evaluating;

/// <summary>A value under a name. An error of it counts where the name is used only.</summary>
internal sealed class BindPlan(SourceSpan span, int slot, PlanNode value, PlanNode body) : PlanNode(span)
{
    public PlanNode Body { get; } = body;

    /// <summary>Puts the value under the name.</summary>
    public void Enter(ref EvaluationState state) => state.Slots[slot] = value.Evaluate(ref state);

    protected override CelValue Run(ref EvaluationState state)
    {
        Enter(ref state);
        return Body.Evaluate(ref state);
    }
}

/// <summary><c>optMap</c> and <c>optFlatMap</c>: what an optional holds, transformed.</summary>
internal sealed class OptionalMapPlan(SourceSpan span, int slot, PlanNode operand, PlanNode body, bool flat) : PlanNode(span)
{
    protected override CelValue Run(ref EvaluationState state)
    {
        var value = operand.Evaluate(ref state);
        if (!value.IsKnown)
            return value;
        if (value.Kind != CelKind.Optional)
            return CelErrors.NoOverload(flat ? "optFlatMap" : "optMap", value);
        if (!value.TryGetOptional(out var held))
            return value;
        state.Slots[slot] = held;
        var result = body.Evaluate(ref state);
        if (!result.IsKnown)
            return result;
        if (!flat)
            return CelValue.Optional(result);
        return result.Kind == CelKind.Optional ? result : CelErrors.NoOverload("optFlatMap", value, result);
    }
}
