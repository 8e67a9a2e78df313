using Scorecards.Core.Expressions.Syntax;

namespace Scorecards.Core.Expressions.Evaluation;

/// <summary>A value that is always the same: a literal, a type, or the error of what cannot be evaluated.</summary>
internal sealed class ConstantPlan(Span span, CelValue value) : Plan(span)
{
    public CelValue Value { get; } = value;

    protected override CelValue Run(ref EvaluationState state) => Value;
}

/// <summary>A variable of the host.</summary>
internal sealed class VariablePlan(Span span, string name) : Plan(span)
{
    protected override CelValue Run(ref EvaluationState state) =>
        state.Bindings.TryGet(name, out var value) ? value : CelValue.Error($"no such variable: {name}");
}

/// <summary>A variable of a macro.</summary>
internal sealed class LocalPlan(Span span, int slot) : Plan(span)
{
    protected override CelValue Run(ref EvaluationState state) => state.Slots[slot];
}
