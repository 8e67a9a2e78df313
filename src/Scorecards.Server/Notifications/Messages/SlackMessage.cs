using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scorecards.Core.Events;

namespace Scorecards.Server.Notifications.Messages;

/// <summary>
/// A message for a Slack incoming webhook: a text for the notification, and a section block for each event
/// (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks,
/// https://docs.slack.dev/reference/block-kit/blocks/section-block: 3000 characters of text, 50 blocks).
/// </summary>
internal static class SlackMessage
{
    public static ChannelMessage Of(IReadOnlyList<CloudEvent> events)
    {
        var lines = events.Select(EventLine.Of).ToList();
        var body = new JsonObject
        {
            ["text"] = lines.Count == 1 ? Escape(lines[0].What) : $"{lines.Count} events",
            ["blocks"] = new JsonArray([.. lines.Select(Block)]),
        };
        return new ChannelMessage(JsonSerializer.SerializeToUtf8Bytes(body), "application/json", []);
    }

    private static JsonObject Block(EventLine line)
    {
        var text = new StringBuilder().Append('*').Append(Escape(line.What)).Append('*');
        if (line.Why is { } why)
        {
            text.Append('\n').Append(Escape(why));
        }

        if (line.Next is { } next)
        {
            text.Append("\nNext step: ").Append(Escape(next));
        }

        text.Append("\n<").Append(Link(line.Page)).Append("|Open in Scorecards>");
        return new JsonObject
        {
            ["type"] = "section",
            ["text"] = new JsonObject { ["type"] = "mrkdwn", ["text"] = text.ToString() },
        };
    }

    /// <summary>
    /// Slack takes three characters as entities (https://docs.slack.dev/messaging/formatting-message-text#escaping). It has no way to
    /// escape its marks, so that those of others become signs that look like them; line breaks would end a mark.
    /// </summary>
    internal static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            escaped.Append(text[i] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '*' => "∗",
                '~' => "∼",
                '`' => "ˋ",
                // Within a word, as in most names, it is no mark.
                '_' when i == 0 || i == text.Length - 1 || !char.IsLetterOrDigit(text[i - 1]) || !char.IsLetterOrDigit(text[i + 1]) => "ˍ",
                < ' ' => " ",
                var other => other.ToString(),
            });
        }

        return escaped.ToString();
    }

    /// <summary>A link ends at these.</summary>
    private static string Link(string url) =>
        url.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)
            .Replace("|", "%7C", StringComparison.Ordinal);
}
