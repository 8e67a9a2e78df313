using System.Text;
using Scorecards.Cli.Output;
using Scorecards.Cli.Server.Models;
using Scorecards.Core.Impact;

namespace Scorecards.Cli.Commands;

/// <summary>An impact report as a comment on a pull request, in GitHub's Markdown.</summary>
internal static class ImpactMarkdown
{
    /// <summary>GitHub and GitLab refuse comments much longer than this.</summary>
    private const int MostCharacters = 60_000;

    /// <summary>Everything that means something in Markdown or HTML, or that would call for a person's attention.</summary>
    private const string Special = @"\`*_{}[]<>()#+-.!|~@&$:";

    /// <param name="top">How many services to list; fewer where the comment would be too long.</param>
    public static string Of(ImpactAnswer answer, int top)
    {
        var text = new StringBuilder("### Impact on grades\n\n");
        text.Append(answer.Changes.Count == 0 ? "Nothing that decides a grade changed.\n" : $"**{Capital(Escape(ImpactText.Summary(answer.Summary)))}.**\n");
        List(text, "What changed", answer.Changes.Select(ImpactText.Change));
        List(text, "Never collected yet, so undecided", answer.Needed.Select(ImpactText.Need));
        if (answer.Items.Count == 0 || top == 0)
        {
            return text.ToString();
        }

        text.Append("\n| Service | Team | | Before | After | Why |\n| --- | --- | --- | --- | --- | --- |\n");
        var shown = 0;
        foreach (var row in answer.Items.Take(top).Select(Row).TakeWhile(row => text.Length + row.Length <= MostCharacters))
        {
            text.Append(row);
            shown++;
        }

        if (answer.Total > shown)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\nand {answer.Total - shown} more.\n");
        }

        return text.ToString();
    }

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

    private static void List(StringBuilder text, string heading, IEnumerable<string> lines)
    {
        var all = lines.Take(50).Select(line => $"- {Escape(line)}\n").ToList();
        if (all.Count > 0)
        {
            text.Append('\n').Append(heading).Append(":\n").AppendJoin("", all);
        }
    }

    private static string Row(ServiceImpactAnswer service)
    {
        var card = service.Scorecards.Count > 0 ? service.Scorecards[0] : null;
        string[] cells =
        [
            service.Service.Id,
            service.Service.Team ?? "",
            Sign(service.Movement) + ImpactText.Word(service.Movement),
            card is null ? "" : ImpactText.Result(card.Before) + (card.Primary ? "" : $" on {card.Name}"),
            card is null ? "" : ImpactText.After(card),
            ImpactText.Why(service),
        ];
        return $"| {string.Join(" | ", cells.Select(Escape))} |\n";
    }

    private static string Sign(Movement movement) => movement switch
    {
        Movement.Falls or Movement.Unrated => "▼ ",
        Movement.Rises => "▲ ",
        _ => "",
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
