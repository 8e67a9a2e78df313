using Scorecards.Core.Expressions.Evaluating;
using Scorecards.Core.Expressions.Functions;

namespace Scorecards.Core.Expressions.Explaining;

/// <summary>
/// Says what decided a value: goes down from the whole to the parts that made it so, and names their values.
/// Parts are evaluated again on the way, within a budget of its own; when that is spent, what was found so far is what is said.
/// </summary>
internal sealed class Explainer
{
    private const int MostReasons = 5;
    private const int MostEntries = 3;

    private readonly ShownText _shown;
    private readonly List<string> _reasons = [];
    private EvaluationState _state;

    private Explainer(string source, IBindings bindings, int slots)
    {
        _shown = new ShownText(source);
        _state = new EvaluationState(bindings, slots) { Budget = new CostBudget(CostBudget.Full * 3) };
    }

    public static string Explain(PlanNode plan, string source, IBindings bindings, int slots)
    {
        var explainer = new Explainer(source, bindings, slots);
        explainer.Explain(plan, wanted: true, "");
        return string.Join("; ", explainer._reasons.Distinct());
    }

    /// <param name="plan">The part to explain.</param>
    /// <param name="wanted">What it should be for the whole to be true; the difference is what is told as needed.</param>
    /// <param name="prefix">Where it stands, for the entries of a list.</param>
    private void Explain(PlanNode plan, bool wanted, string prefix)
    {
        if (_state.Budget.IsSpent || _reasons.Count >= MostReasons)
            return;
        switch (plan)
        {
            case LogicalPlan logical:
                OfLogical(logical, wanted, prefix);
                return;
            case NotPlan not:
                Explain(not.Operand, !wanted, prefix);
                return;
            case ConditionalPlan choice:
                OfChoice(choice, wanted, prefix);
                return;
            case BindPlan bind:
                bind.Enter(ref _state);
                Explain(bind.Body, wanted, prefix);
                return;
        }

        var value = plan.Evaluate(ref _state);
        if (value.TryGetError(out var error))
            Add(prefix, $"{_shown.Source(plan)}: {error}");
        else if (value.IsUnknown)
            Add(prefix, string.Join(", ", value.UnknownNames.Select(name => $"{name} is not known")));
        else
            OfKnown(plan, value, wanted, prefix);
    }

    private void OfKnown(PlanNode plan, in CelValue value, bool wanted, string prefix)
    {
        var isAsWanted = !value.IsBool || value.IsTrue == wanted;
        switch (plan)
        {
            case OrderPlan or EqualPlan or InPlan:
                Add(prefix, Comparisons.Of((BinaryPlan)plan, wanted, isAsWanted, _shown, ref _state));
                break;
            case HasPlan has:
                Add(prefix, $"{_shown.Source(has.Operand)}.{has.Field} is {(value.IsTrue ? "there" : "missing")}");
                break;
            case QuantifierPlan quantifier:
                OfQuantifier(quantifier, value.IsTrue, wanted, prefix);
                break;
            case ExistsOnePlan one:
                OfExistsOne(one, prefix);
                break;
            case ArithmeticPlan arithmetic:
                Explain(arithmetic.Left, wanted, prefix);
                Explain(arithmetic.Right, wanted, prefix);
                break;
            case CallPlan or MatchesPlan when value.IsBool:
                Add(prefix, Comparisons.OfTest(plan, wanted, isAsWanted, _shown, ref _state));
                break;
            case ConstantPlan:
                break;
            default:
                Add(prefix, $"{_shown.Source(plan)} = {ShownText.Value(value)}");
                break;
        }
    }

    // Of several operands those count that made the whole what it is: all of them when each had to.
    private void OfLogical(LogicalPlan logical, bool wanted, string prefix)
    {
        var whole = logical.Evaluate(ref _state);
        foreach (var operand in logical.Operands)
        {
            var value = operand.Evaluate(ref _state);
            if (whole.IsBool ? value.IsBool && value.IsTrue == whole.IsTrue : !value.IsBool)
                Explain(operand, wanted, prefix);
        }
    }

    private void OfChoice(ConditionalPlan choice, bool wanted, string prefix)
    {
        var condition = choice.Condition.Evaluate(ref _state);
        Explain(choice.Condition, condition.IsTrue, prefix);
        if (condition.IsBool)
            Explain(condition.IsTrue ? choice.Then : choice.Otherwise, wanted, prefix);
    }

    // all() is decided by the entries that are false, exists() by one that is true.
    private void OfQuantifier(QuantifierPlan quantifier, bool value, bool wanted, string prefix)
    {
        var range = quantifier.Range.Evaluate(ref _state);
        var count = FoldPlan.Count(range);
        var name = _shown.Source(quantifier.Range);
        if (value != quantifier.Any)
        {
            Add(prefix, count == 0
                ? $"{name} is empty"
                : $"{(quantifier.Any ? "none" : "each")} of {count} in {name} fulfils {_shown.Source(quantifier.Condition)}");
            return;
        }

        var told = 0;
        for (var i = 0; i < count && told < (quantifier.Any ? 1 : MostEntries); i++)
        {
            if (!quantifier.Enter(range, i, ref _state))
                return;
            var found = quantifier.Condition.Evaluate(ref _state);
            if (!found.IsBool || found.IsTrue != quantifier.Any)
                continue;
            told++;
            Explain(quantifier.Condition, wanted, $"{prefix}{name}[{ShownText.Key(range, i)}]: ");
        }
    }

    private void OfExistsOne(ExistsOnePlan one, string prefix)
    {
        var range = one.Range.Evaluate(ref _state);
        var count = FoldPlan.Count(range);
        var found = 0;
        for (var i = 0; i < count && one.Enter(range, i, ref _state); i++)
            found += one.Condition.Evaluate(ref _state).IsTrue ? 1 : 0;
        Add(prefix, $"{found} of {count} in {_shown.Source(one.Range)} fulfil {_shown.Source(one.Condition)}, needed 1");
    }

    private void Add(string prefix, string reason)
    {
        if (reason.Length > 0 && !_state.Budget.IsSpent && _reasons.Count < MostReasons)
            _reasons.Add(prefix + reason);
    }
}
