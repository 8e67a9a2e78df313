using System.Runtime.CompilerServices;
using Scorecards.Core.Expressions.Functions;
using Scorecards.Core.Expressions.Patterns;
using Scorecards.Core.Expressions.Parsing;

namespace Scorecards.Core.Expressions.Evaluating;

/// <summary>A call of a function: all arguments are evaluated, and an error or unknown among them is the result.</summary>
internal sealed class CallPlan(SourceSpan span, Function function, bool member, PlanNode[] arguments) : PlanNode(span)
{
    public Function Function { get; } = function;

    public bool IsMember { get; } = member;

    public IReadOnlyList<PlanNode> Arguments => arguments;

    protected override CelValue Run(ref EvaluationState state)
    {
        if (arguments.Length > Four.Length)
            return Run(new CelValue[arguments.Length], ref state);
        var four = default(Four);
        return Run(((Span<CelValue>)four)[..arguments.Length], ref state);
    }

    private CelValue Run(Span<CelValue> values, ref EvaluationState state)
    {
        var undecided = CelValue.Null;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i].Evaluate(ref state);
            if (!values[i].IsKnown)
                undecided = undecided.IsKnown ? values[i] : Unknowns.Merge(undecided, values[i]);
        }

        return undecided.IsKnown ? Function.Run(IsMember, values, ref state.Budget) : undecided;
    }

    [InlineArray(Length)]
    private struct Four
    {
        public const int Length = 4;
        private CelValue _first;
    }
}

/// <summary>A match with a literal pattern, which was translated when the expression was compiled.</summary>
internal sealed class MatchesPlan(SourceSpan span, PlanNode text, TextPattern pattern) : PlanNode(span)
{
    public PlanNode Text { get; } = text;

    protected override CelValue Run(ref EvaluationState state)
    {
        var value = Text.Evaluate(ref state);
        if (value.Kind == CelKind.String)
            return CoreFunctions.Matches(value.RawText, pattern, ref state.Budget);
        return value.IsKnown ? CelErrors.NoOverload("matches", value) : value;
    }
}
