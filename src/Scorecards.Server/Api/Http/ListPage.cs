using Scorecards.Server.Api.Models;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Api.Http;

/// <summary>A part of a short list that is sorted by name.</summary>
internal static class ListPage
{
    public static PageOf<TItem> Of<T, TItem>(
        IReadOnlyList<T> all, Func<T, string> nameOf, string list, BoardPlace? after, int limit, Func<T, TItem> show)
    {
        var rest = all.OrderBy(nameOf, StringComparer.Ordinal)
            .Where(item => after is null || string.CompareOrdinal(nameOf(item), after.Value.Id) > 0)
            .Take(limit + 1)
            .ToList();
        return new PageOf<TItem>(
            [.. rest.Take(limit).Select(show)], rest.Count > limit ? Cursor.Write(list, nameOf(rest[limit - 1])) : null, all.Count);
    }
}
