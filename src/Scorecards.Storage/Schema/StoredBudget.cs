namespace Scorecards.Storage.Schema;

/// <summary>Statements on budgets, the same in every engine.</summary>
internal static class StoredBudget
{
    // A time that is further away than a budget lasts was written by a clock that has been set back since.
    private const string IsOver = "budgets.renews_at <= @now OR budgets.renews_at > @now + @per";
    private const string Available = $"CASE WHEN {IsOver} THEN @limit WHEN budgets.remaining < @limit THEN budgets.remaining ELSE @limit END";
    private const string Taken = $"CASE WHEN {Available} < @wanted THEN {Available} ELSE @wanted END";

    /// <summary>Takes what is wanted, or what is left.</summary>
    public const string Take =
        $"""
        INSERT INTO budgets (name, allowed, remaining, taken, renews_at)
        VALUES (@name, @limit, @limit - CASE WHEN @limit < @wanted THEN @limit ELSE @wanted END, CASE WHEN @limit < @wanted THEN @limit ELSE @wanted END, @now + @per)
        ON CONFLICT (name) DO UPDATE SET
            allowed = @limit,
            taken = {Taken},
            remaining = {Available} - {Taken},
            renews_at = CASE WHEN {IsOver} THEN @now + @per ELSE budgets.renews_at END
        RETURNING taken, remaining, renews_at
        """;
}
