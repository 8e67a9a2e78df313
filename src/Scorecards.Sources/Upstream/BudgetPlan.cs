namespace Scorecards.Sources.Upstream;

/// <summary>What may be sent with a credential.</summary>
/// <param name="Name">The host and where its secret is, never the secret.</param>
/// <param name="Requests">What the upstream allows within <paramref name="Per"/>.</param>
/// <param name="NotModifiedIsFree">True where the upstream does not count what it answers with 304.</param>
internal sealed record BudgetPlan(string Name, long Requests, TimeSpan Per, bool NotModifiedIsFree)
{
    /// <summary>The rest is for people and other tools that sign in as the same.</summary>
    private const double Share = 0.7;

    public long Limit => Math.Max(1, (long)(Requests * Share));

    /// <summary>What a node takes at a time, so that it asks the store once for many requests and no node hoards.</summary>
    public long AtATime => Math.Clamp(Limit / 50, 1, 100);
}
