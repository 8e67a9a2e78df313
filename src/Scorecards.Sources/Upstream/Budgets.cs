using System.Collections.Concurrent;
using Scorecards.Core.Runtime;

namespace Scorecards.Sources.Upstream;

/// <summary>The budgets of a process, one a credential: sources that sign in as the same share one.</summary>
public sealed class Budgets
{
    private readonly ConcurrentDictionary<string, Budget> _budgets = new(StringComparer.Ordinal);
    private volatile IBudgetStore _store = new LocalBudgets();

    /// <summary>From now on they are kept there, with those of the other nodes; until then this process has them to itself.</summary>
    public void ShareThrough(IBudgetStore store) => _store = store;

    internal Budget Of(BudgetPlan plan, TimeProvider clock) =>
        _budgets.AddOrUpdate(plan.Name, _ => new Budget(plan, () => _store, clock), (_, known) => known.Plan == plan ? known : new Budget(plan, () => _store, clock));
}
