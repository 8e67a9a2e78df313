using System.Text;

namespace Scorecards.Cli.Output;

/// <summary>Text of others in Markdown.</summary>
internal static class MarkdownText
{
    /// <summary>Everything that means something in Markdown or HTML, or that would call for a person's attention.</summary>
    private const string Special = @"\`*_{}[]<>()#+-.!|~@&$:";

    /// <summary>Text that is shown as it is, whatever is in it: a title must not become a link, a heading or a mention.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in Printable.Of(text))
        {
            _ = c switch
            {
                '\n' or '\t' => escaped.Append(' '),
                '@' => escaped.Append("&#64;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '|' => escaped.Append("&#124;"),
                _ when Special.Contains(c, StringComparison.Ordinal) => escaped.Append('\\').Append(c),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}
