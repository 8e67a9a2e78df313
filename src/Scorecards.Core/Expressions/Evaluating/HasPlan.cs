using Scorecards.Core.Expressions.Parsing;

namespace Scorecards.Core.Expressions.Evaluating;

/// <summary>Whether a field is there. One that is there but not known leaves it open.</summary>
internal sealed class HasPlan(SourceSpan span, PlanNode operand, string field) : PlanNode(span)
{
    public PlanNode Operand { get; } = operand;

    public string Field { get; } = field;

    protected override CelValue Run(ref EvaluationState state)
    {
        var value = Operand.Evaluate(ref state);
        if (!value.IsKnown)
            return value;
        if (value.Kind == CelKind.Optional && !value.TryGetOptional(out value))
            return CelValue.False;
        var found = EntryLookup.TryField(value, Field, out var entry);
        return entry.IsKnown ? CelValue.Of(found) : entry;
    }
}
