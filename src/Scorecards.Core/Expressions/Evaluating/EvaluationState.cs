using Scorecards.Core.Expressions.Functions;

namespace Scorecards.Core.Expressions.Evaluating;

/// <summary>What one evaluation works on. Lives on the stack and goes by reference, so that evaluating allocates nothing for itself.</summary>
internal struct EvaluationState(IBindings bindings, int slots)
{
    public readonly IBindings Bindings = bindings;

    /// <summary>The variables of the macros around the node that is being evaluated.</summary>
    public readonly CelValue[] Slots = slots == 0 ? [] : new CelValue[slots];

    public CostBudget Budget = new(CostBudget.Full);
}
