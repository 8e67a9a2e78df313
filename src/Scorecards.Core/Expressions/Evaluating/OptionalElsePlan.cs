using Scorecards.Core.Expressions.Functions;
using Scorecards.Core.Expressions.Parsing;

namespace Scorecards.Core.Expressions.Evaluating;

/// <summary><c>or</c> and <c>orValue</c> of an optional: the other side is evaluated only when the optional holds nothing.</summary>
internal sealed class OptionalElsePlan(SourceSpan span, Function function, PlanNode optional, PlanNode otherwise) : PlanNode(span)
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
