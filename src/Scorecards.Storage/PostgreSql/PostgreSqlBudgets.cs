using Scorecards.Core.Runtime;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.PostgreSql;

/// <summary>Budgets of credentials.</summary>
internal sealed class PostgreSqlBudgets(PostgreSqlDatabase database) : IBudgetStore
{
    public async Task<BudgetShare> TakeBudgetAsync(BudgetClaim claim, CancellationToken cancellationToken)
    {
        var (taken, left, renewsAt) = (await database.ChangeAsync<(long, long, long)>(
            StoredBudget.Take,
            new { name = claim.Name, limit = claim.Limit, wanted = claim.Wanted, now = StoredTime.Of(claim.Now), per = claim.Per.Ticks },
            cancellationToken).ConfigureAwait(false))[0];
        return new BudgetShare(taken, left, StoredTime.Read(renewsAt));
    }
}
