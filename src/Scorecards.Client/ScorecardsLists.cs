using System.Runtime.CompilerServices;
using Scorecards.Client.Models;

namespace Scorecards.Client;

/// <summary>Goes through lists that come in parts.</summary>
public static class ScorecardsLists
{
    /// <summary>All items of a list: <c>api.AllAsync((a, cursor, token) => a.ListServicesAsync(limit: 500, cursor: cursor, cancellationToken: token))</c>.</summary>
    /// <param name="part">Asks for the part at a cursor; null is the first.</param>
    public static async IAsyncEnumerable<T> AllAsync<T>(
        this IScorecardsApi api,
        Func<IScorecardsApi, string?, CancellationToken, Task<Page<T>>> part,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(part);
        string? cursor = null;
        do
        {
            var page = await part(api, cursor, cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Items)
            {
                yield return item;
            }

            cursor = page.Next;
        }
        while (cursor is not null);
    }
}
