using Scorecards.Core.Runtime;

namespace Scorecards.Sources.Upstream;

/// <summary>Budgets of a process that has no store, such as a command.</summary>
internal sealed class LocalBudgets : IBudgetStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, BudgetShare> _budgets = new(StringComparer.Ordinal);

    public Task<BudgetShare> TakeBudgetAsync(BudgetClaim claim, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var known = _budgets.GetValueOrDefault(claim.Name);
            var isOver = known is null || known.RenewsAt <= claim.Now || known.RenewsAt > claim.Now + claim.Per;
            var left = isOver ? claim.Limit : Math.Min(known!.Left, claim.Limit);
            var taken = Math.Min(left, claim.Wanted);
            var share = new BudgetShare(taken, left - taken, isOver ? claim.Now + claim.Per : known!.RenewsAt);
            _budgets[claim.Name] = share;
            return Task.FromResult(share);
        }
    }
}
