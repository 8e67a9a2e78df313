namespace Scorecards.Core.Runtime;

/// <summary>How many requests all nodes together may still send with a credential.</summary>
public interface IBudgetStore
{
    /// <summary>
    /// Takes some of a budget: as many as are wanted or, where there are fewer, what is left. A budget that was never used, or
    /// whose time is over, is whole.
    /// </summary>
    Task<BudgetShare> TakeBudgetAsync(BudgetClaim claim, CancellationToken cancellationToken);
}

/// <summary>What a node wants of a budget.</summary>
/// <param name="Name">Names the credential; the same on all nodes.</param>
/// <param name="Limit">Requests that may be sent within <paramref name="Per"/>.</param>
/// <param name="Wanted">Requests.</param>
public sealed record BudgetClaim(string Name, long Limit, TimeSpan Per, long Wanted, DateTimeOffset Now);

/// <summary>What a node got of a budget, and how the budget is since.</summary>
public sealed record BudgetShare(long Taken, long Left, DateTimeOffset RenewsAt);
