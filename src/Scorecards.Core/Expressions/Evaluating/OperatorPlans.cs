using Scorecards.Core.Expressions.Functions;
using Scorecards.Core.Expressions.Parsing;

namespace Scorecards.Core.Expressions.Evaluating;

/// <summary>An operator between two values, both of which are evaluated.</summary>
internal abstract class BinaryPlan(SourceSpan span, PlanNode left, PlanNode right) : PlanNode(span)
{
    public PlanNode Left { get; } = left;

    public PlanNode Right { get; } = right;

    protected sealed override CelValue Run(ref EvaluationState state)
    {
        var left = Left.Evaluate(ref state);
        var right = Right.Evaluate(ref state);
        return left.IsKnown && right.IsKnown ? Apply(left, right, ref state.Budget) : Unknowns.Merge(left, right);
    }

    public abstract CelValue Apply(in CelValue left, in CelValue right, ref CostBudget budget);
}

/// <summary>The operators &lt;, &lt;=, &gt; and &gt;=.</summary>
internal sealed class OrderPlan(SourceSpan span, Relation relation, string name, PlanNode left, PlanNode right) : BinaryPlan(span, left, right)
{
    public Relation Relation { get; } = relation;

    public override CelValue Apply(in CelValue left, in CelValue right, ref CostBudget budget)
    {
        if (left.Kind != CelKind.Int || right.Kind != CelKind.Int)
        {
            return budget.SpendOn(Math.Min(ValueSize.Of(left), ValueSize.Of(right)))
                ? RelationOperators.Compare(Relation, name, left, right)
                : CostBudget.Exceeded;
        }

        var order = left.RawBits.CompareTo(right.RawBits);
        return CelValue.Of(Relation switch
        {
            Relation.Less => order < 0,
            Relation.LessOrEqual => order <= 0,
            Relation.Greater => order > 0,
            _ => order >= 0,
        });
    }
}

/// <summary>The operators == and !=.</summary>
internal sealed class EqualPlan(SourceSpan span, bool negated, PlanNode left, PlanNode right) : BinaryPlan(span, left, right)
{
    public bool Negated { get; } = negated;

    public override CelValue Apply(in CelValue left, in CelValue right, ref CostBudget budget)
    {
        if (!budget.SpendOn(Math.Min(ValueSize.Of(left), ValueSize.Of(right))))
            return CostBudget.Exceeded;
        var equal = ValueEquality.Equal(left, right);
        return Negated ? RelationOperators.Not(equal) : equal;
    }
}

/// <summary>The operator in.</summary>
internal sealed class InPlan(SourceSpan span, PlanNode left, PlanNode right) : BinaryPlan(span, left, right)
{
    public override CelValue Apply(in CelValue left, in CelValue right, ref CostBudget budget) => RelationOperators.In(left, right, ref budget);
}

/// <summary>The operators + - * / and %.</summary>
internal sealed class ArithmeticPlan(SourceSpan span, char symbol, PlanNode left, PlanNode right) : BinaryPlan(span, left, right)
{
    public override CelValue Apply(in CelValue left, in CelValue right, ref CostBudget budget) => symbol switch
    {
        '+' => Arithmetic.Add(left, right, ref budget),
        '-' => Arithmetic.Subtract(left, right),
        '*' => Arithmetic.Multiply(left, right),
        '/' => Arithmetic.Divide(left, right),
        _ => Arithmetic.Modulo(left, right),
    };
}

/// <summary>The logical not.</summary>
internal sealed class NotPlan(SourceSpan span, PlanNode operand) : PlanNode(span)
{
    public PlanNode Operand { get; } = operand;

    protected override CelValue Run(ref EvaluationState state) => RelationOperators.Not(Operand.Evaluate(ref state));
}

/// <summary>The unary minus.</summary>
internal sealed class NegatePlan(SourceSpan span, PlanNode operand) : PlanNode(span)
{
    protected override CelValue Run(ref EvaluationState state)
    {
        var value = operand.Evaluate(ref state);
        return value.IsKnown ? Arithmetic.Negate(value) : value;
    }
}
