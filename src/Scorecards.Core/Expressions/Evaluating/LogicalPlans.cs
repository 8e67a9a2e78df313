using Scorecards.Core.Expressions.Functions;
using Scorecards.Core.Expressions.Parsing;

namespace Scorecards.Core.Expressions.Evaluating;

/// <summary>Operands joined by || or &amp;&amp;: one that decides does so whatever the others are, errors and unknowns too.</summary>
internal sealed class LogicalPlan(SourceSpan span, bool any, PlanNode[] operands) : PlanNode(span)
{
    public bool Any { get; } = any;

    public IReadOnlyList<PlanNode> Operands => operands;

    protected override CelValue Run(ref EvaluationState state)
    {
        var result = CelValue.Of(!Any);
        foreach (var operand in operands)
        {
            var value = operand.Evaluate(ref state);
            if (value.IsBool)
            {
                if (value.IsTrue == Any)
                    return value;
                continue;
            }

            result = Undecided.With(result, value, Any ? "_||_" : "_&&_");
        }

        return result;
    }
}

/// <summary>A choice, of which one side only is evaluated.</summary>
internal sealed class ConditionalPlan(SourceSpan span, PlanNode condition, PlanNode then, PlanNode otherwise) : PlanNode(span)
{
    public PlanNode Condition { get; } = condition;

    public PlanNode Then { get; } = then;

    public PlanNode Otherwise { get; } = otherwise;

    protected override CelValue Run(ref EvaluationState state)
    {
        var condition = Condition.Evaluate(ref state);
        if (condition.IsBool)
            return condition.IsTrue ? Then.Evaluate(ref state) : Otherwise.Evaluate(ref state);
        return condition.IsKnown ? CelErrors.NoOverload("_?_:_", condition) : condition;
    }
}
