using Scorecards.Core.Expressions.Parsing;

namespace Scorecards.Core.Expressions.Evaluating;

/// <summary>A value that is always the same: a literal, a type, or the error of what cannot be evaluated.</summary>
internal sealed class ConstantPlan(SourceSpan span, CelValue value) : PlanNode(span)
{
    public CelValue Value { get; } = value;

    protected override CelValue Run(ref EvaluationState state) => Value;
}

/// <summary>A variable of the host.</summary>
internal sealed class VariablePlan(SourceSpan span, string name) : PlanNode(span)
{
    protected override CelValue Run(ref EvaluationState state) =>
        state.Bindings.TryGet(name, out var value) ? value : CelValue.Error($"no such variable: {name}");
}

/// <summary>A variable of a macro.</summary>
internal sealed class LocalPlan(SourceSpan span, int slot) : PlanNode(span)
{
    protected override CelValue Run(ref EvaluationState state) => state.Slots[slot];
}
