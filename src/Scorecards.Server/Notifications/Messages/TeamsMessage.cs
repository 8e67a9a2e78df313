using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scorecards.Core.Events;

namespace Scorecards.Server.Notifications.Messages;

/// <summary>
/// A message for a Microsoft Teams incoming webhook or workflow: an Adaptive Card
/// (https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using#send-adaptive-cards-using-an-incoming-webhook,
/// at most 28 KB).
/// </summary>
internal static class TeamsMessage
{
    public static ChannelMessage Of(IReadOnlyList<CloudEvent> events)
    {
        var lines = events.Select(EventLine.Of).ToList();
        var card = new JsonObject
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.4",
            ["body"] = new JsonArray([.. lines.Count == 1 ? Whole(lines[0]) : lines.Select(Short)]),
        };
        if (lines.Count == 1)
        {
            card["actions"] = new JsonArray(new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = "Open in Scorecards", ["url"] = lines[0].Page });
        }

        var body = new JsonObject
        {
            ["type"] = "message",
            ["attachments"] = new JsonArray(new JsonObject
            {
                ["contentType"] = "application/vnd.microsoft.card.adaptive",
                ["contentUrl"] = null,
                ["content"] = card,
            }),
        };
        return new ChannelMessage(JsonSerializer.SerializeToUtf8Bytes(body), "application/json", []);
    }

    private static IEnumerable<JsonNode> Whole(EventLine line)
    {
        yield return Text(Escape(line.What), bold: true);
        if (line.Why is { } why)
        {
            yield return Text(Escape(why));
        }

        if (line.Next is { } next)
        {
            yield return Text($"Next step: {Escape(next)}");
        }
    }

    /// <summary>Of many events each gets one line that leads to its page.</summary>
    private static JsonObject Short(EventLine line) =>
        Text($"[{Escape(line.What)}]({Link(line.Page)}){(line.Why is { } why ? $" {Escape(why)}" : "")}");

    private static JsonObject Text(string text, bool bold = false)
    {
        var block = new JsonObject { ["type"] = "TextBlock", ["text"] = text, ["wrap"] = true };
        if (bold)
        {
            block["weight"] = "Bolder";
        }

        return block;
    }

    /// <summary>
    /// The marks of Markdown, each after a backslash; braces too, since {{DATE()}} is a function of cards
    /// (https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features).
    /// </summary>
    internal static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var letter in text)
        {
            if (letter < ' ')
            {
                escaped.Append(' ');
                continue;
            }

            if ("\\`*_{}[]()#+-.!~>|<&".Contains(letter, StringComparison.Ordinal))
            {
                escaped.Append('\\');
            }

            escaped.Append(letter);
        }

        return escaped.ToString();
    }

    /// <summary>A link ends at these.</summary>
    private static string Link(string url) =>
        url.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal).Replace(" ", "%20", StringComparison.Ordinal);
}
