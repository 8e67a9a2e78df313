using Scorecards.Core.Expressions.Functions;
using Scorecards.Core.Expressions.Parsing;

namespace Scorecards.Core.Expressions.Evaluating;

/// <summary>A node that evaluates a part of an expression. Immutable; its value may be an error or an unknown, and it never throws.</summary>
internal abstract class PlanNode(SourceSpan span)
{
    /// <summary>The part of the source that it evaluates.</summary>
    public SourceSpan Span { get; } = span;

    /// <summary>Evaluates, at the cost of one unit and that of its parts.</summary>
    public CelValue Evaluate(ref EvaluationState state) => state.Budget.Spend() ? Run(ref state) : CostBudget.Exceeded;

    protected abstract CelValue Run(ref EvaluationState state);
}
