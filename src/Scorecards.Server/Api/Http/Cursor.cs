using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Api.Http;

/// <summary>Where a list goes on, as text that callers hand back unread. It holds the place, not a number of items, so it stays right when the list moves.</summary>
internal static class Cursor
{
    private const char Separator = '\n';

    /// <param name="list">The list the cursor is of; it is good for no other.</param>
    /// <param name="place">After what to go on.</param>
    public static string Write(string list, BoardPlace place) =>
        Write(list, place.Key?.ToString(CultureInfo.InvariantCulture) ?? "", place.Id);

    public static string Write(string list, string id) => Write(list, "", id);

    /// <summary>The place of the cursor given; null without one, or when it is none of this list, which the reader then knows.</summary>
    public static BoardPlace? Read(QueryReader query, string list)
    {
        if (query.Value(QueryParameter.Cursor) is not { } text)
        {
            return null;
        }

        if (Decode(text)?.Split(Separator, 3) is [var of, var key, var id] && of == list && id.Length > 0)
        {
            if (key.Length == 0)
            {
                return new BoardPlace(null, id);
            }

            if (decimal.TryParse(key, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return new BoardPlace(number, id);
            }
        }

        query.Refuse(QueryParameter.Cursor, "is not one that this list gave");
        return null;
    }

    private static string Write(string list, string key, string id) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join(Separator, list, key, id)));

    private static string? Decode(string text)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Base64Url.DecodeFromChars(text));
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            return null;
        }
    }
}
