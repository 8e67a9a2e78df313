using Scorecards.Core.Expressions.Functions;
using Scorecards.Core.Expressions.Syntax;

namespace Scorecards.Core.Expressions.Evaluation;

/// <summary>An operator between two values, both of which are evaluated.</summary>
internal abstract class BinaryPlan(Span span, Plan left, Plan right) : Plan(span)
{
    public Plan Left { get; } = left;

    public Plan Right { get; } = right;

    protected sealed override CelValue Run(ref EvaluationState state)
    {
        var left = Left.Evaluate(ref state);
        var right = Right.Evaluate(ref state);
        return left.IsKnown && right.IsKnown ? Apply(left, right, ref state.Budget) : Unknowns.Merge(left, right);
    }

    public abstract CelValue Apply(in CelValue left, in CelValue right, ref Budget budget);
}

/// <summary>The operators &lt;, &lt;=, &gt; and &gt;=.</summary>
internal sealed class OrderPlan(Span span, Relation relation, string name, Plan left, Plan right) : BinaryPlan(span, left, right)
{
    public Relation Relation { get; } = relation;

    public override CelValue Apply(in CelValue left, in CelValue right, ref Budget budget)
    {
        if (left.Kind != CelKind.Int || right.Kind != CelKind.Int)
        {
            return budget.SpendOn(Math.Min(ValueSize.Of(left), ValueSize.Of(right)))
                ? Relations.Compare(Relation, name, left, right)
                : Budget.Exceeded;
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
internal sealed class EqualPlan(Span span, bool negated, Plan left, Plan right) : BinaryPlan(span, left, right)
{
    public bool Negated { get; } = negated;

    public override CelValue Apply(in CelValue left, in CelValue right, ref Budget budget)
    {
        if (!budget.SpendOn(Math.Min(ValueSize.Of(left), ValueSize.Of(right))))
            return Budget.Exceeded;
        var equal = ValueEquality.Equal(left, right);
        return Negated ? Relations.Not(equal) : equal;
    }
}

/// <summary>The operator in.</summary>
internal sealed class InPlan(Span span, Plan left, Plan right) : BinaryPlan(span, left, right)
{
    public override CelValue Apply(in CelValue left, in CelValue right, ref Budget budget) => Relations.In(left, right, ref budget);
}

/// <summary>The operators + - * / and %.</summary>
internal sealed class ArithmeticPlan(Span span, char symbol, Plan left, Plan right) : BinaryPlan(span, left, right)
{
    public override CelValue Apply(in CelValue left, in CelValue right, ref Budget budget) => symbol switch
    {
        '+' => Arithmetic.Add(left, right, ref budget),
        '-' => Arithmetic.Subtract(left, right),
        '*' => Arithmetic.Multiply(left, right),
        '/' => Arithmetic.Divide(left, right),
        _ => Arithmetic.Modulo(left, right),
    };
}

/// <summary>The logical not.</summary>
internal sealed class NotPlan(Span span, Plan operand) : Plan(span)
{
    public Plan Operand { get; } = operand;

    protected override CelValue Run(ref EvaluationState state) => Relations.Not(Operand.Evaluate(ref state));
}

/// <summary>The unary minus.</summary>
internal sealed class NegatePlan(Span span, Plan operand) : Plan(span)
{
    protected override CelValue Run(ref EvaluationState state)
    {
        var value = operand.Evaluate(ref state);
        return value.IsKnown ? Arithmetic.Negate(value) : value;
    }
}
