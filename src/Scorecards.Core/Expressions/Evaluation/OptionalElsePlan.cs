using Scorecards.Core.Expressions.Functions;
using Scorecards.Core.Expressions.Syntax;

namespace Scorecards.Core.Expressions.Evaluation;

/// <summary><c>or</c> and <c>orValue</c> of an optional: the other side is evaluated only when the optional holds nothing.</summary>
internal sealed class OptionalElsePlan(Span span, Function function, Plan optional, Plan otherwise) : Plan(span)
{
    protected override CelValue Run(ref EvaluationState state)
    {
        var value = optional.Evaluate(ref state);
        if (!value.IsKnown)
            return value;
        var present = value.TryGetOptional(out var held);
        if (present)
            return function.Name == "or" ? value : held;
        var other = otherwise.Evaluate(ref state);
        return other.IsKnown ? function.Run(member: true, [value, other], ref state.Budget) : other;
    }
}
