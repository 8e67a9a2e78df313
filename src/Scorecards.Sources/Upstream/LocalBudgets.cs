using Scorecards.Core.Runtime;

namespace Scorecards.Sources.Upstream;

/// <summary>Budgets of a process that has no store, such as a command.</summary>
internal sealed class LocalBudgets : IBudgetStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, BudgetState> _budgets = new(StringComparer.Ordinal);

    public Task<BudgetShare> TakeBudgetAsync(BudgetClaim claim, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var known = _budgets.GetValueOrDefault(claim.Name);
            var isOver = known is null || known.RenewsAt <= claim.Now || known.RenewsAt > claim.Now + claim.Per;
            var left = isOver ? claim.Limit : Math.Min(known!.Left, claim.Limit);
            var taken = Math.Min(left, claim.Wanted);
            var state = new BudgetState(claim.Name, claim.Limit, left - taken, isOver ? claim.Now + claim.Per : known!.RenewsAt);
            _budgets[claim.Name] = state;
            return Task.FromResult(new BudgetShare(taken, state.Left, state.RenewsAt));
        }
    }

    public Task<IReadOnlyList<BudgetState>> BudgetsAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<BudgetState>>([.. _budgets.Values.OrderBy(budget => budget.Name, StringComparer.Ordinal)]);
    }
}
