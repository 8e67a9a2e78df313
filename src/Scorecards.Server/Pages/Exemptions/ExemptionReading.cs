using Scorecards.Core.Declarations;
using Scorecards.Core.Runtime;

namespace Scorecards.Server.Pages.Exemptions;

/// <summary>What the page of exemptions shows of the store.</summary>
/// <param name="Waiting">Those that wait for a decision, the longest first.</param>
/// <param name="InForce">A part of those in force, the newest first.</param>
/// <param name="Total">How many are in force.</param>
/// <param name="Next">The last of this part, where there are more; null where there are not.</param>
/// <param name="Over">The latest that are denied, revoked or expired, the newest first.</param>
/// <param name="IsAway">True when the store could not be read, so that there is nothing here.</param>
public sealed record ExemptionReading(
    IReadOnlyList<Exemption> Waiting, IReadOnlyList<Exemption> InForce, long Total, string? Next, IReadOnlyList<Exemption> Over, bool IsAway)
{
    private const int MostWaiting = 200;
    private const int PageSize = 50;
    private const int MostOver = 20;

    public static readonly ExemptionReading Away = new([], [], 0, null, [], true);

    /// <param name="service">The service whose exemptions are asked for; null for all.</param>
    /// <param name="before">The last exemption in force of the page before; null on the first.</param>
    internal static async Task<ExemptionReading> ReadAsync(IExemptionStore store, string? service, string? before, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            var waiting = await In(ExemptionState.Requested, null, MostWaiting);
            var inForce = await In(ExemptionState.Approved, before, PageSize + 1);
            List<Exemption> over = [];
            foreach (var state in (ExemptionState[])[ExemptionState.Denied, ExemptionState.Revoked, ExemptionState.Expired])
            {
                over.AddRange((await In(state, null, MostOver)).Items);
            }

            return new ExemptionReading(
                [.. waiting.Items.Reverse()],
                [.. inForce.Items.Take(PageSize)],
                inForce.Total,
                inForce.Items.Count > PageSize ? inForce.Items[PageSize - 1].Id : null,
                [.. over.OrderByDescending(e => e.Id, StringComparer.Ordinal).Take(MostOver)],
                false);
        }
        catch (StoreException)
        {
            // The projection logs it; the page says that it cannot know.
            return Away;
        }

        Task<DeclaredPage<Exemption>> In(ExemptionState state, string? from, int limit) =>
            store.ExemptionsAsync(new ExemptionQuery(service, null, state, now), from, limit, cancellationToken);
    }
}
