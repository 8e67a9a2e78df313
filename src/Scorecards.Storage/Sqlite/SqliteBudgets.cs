using Scorecards.Core.Runtime;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.Sqlite;

/// <summary>Budgets of credentials.</summary>
internal sealed class SqliteBudgets(SqliteDatabase database) : IBudgetStore
{
    public Task<BudgetShare> TakeBudgetAsync(BudgetClaim claim, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (session, _) => session.Query(
                StoredBudget.Take,
                row => new BudgetShare(row.GetInt64(0), row.GetInt64(1), StoredTime.Read(row.GetInt64(2))),
                ("@name", claim.Name), ("@limit", claim.Limit), ("@wanted", claim.Wanted), ("@now", StoredTime.Of(claim.Now)), ("@per", claim.Per.Ticks))[0],
            cancellationToken);
}
