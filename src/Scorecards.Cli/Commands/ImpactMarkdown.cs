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

    /// <param name="top">How many services to list; fewer where the comment would be too long.</param>
    public static string Of(ImpactAnswer answer, int top)
    {
        var text = new StringBuilder("### Impact on grades\n\n");
        text.Append(answer.Changes.Count == 0 ? "Nothing that decides a grade changed.\n" : $"**{Capital(MarkdownText.Escape(ImpactText.Summary(answer.Summary)))}.**\n");
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

    private static void List(StringBuilder text, string heading, IEnumerable<string> lines)
    {
        var all = lines.Take(50).Select(line => $"- {MarkdownText.Escape(line)}\n").ToList();
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
        return $"| {string.Join(" | ", cells.Select(MarkdownText.Escape))} |\n";
    }

    private static string Sign(Movement movement) => movement switch
    {
        Movement.Falls or Movement.Unrated => "▼ ",
        Movement.Rises => "▲ ",
        _ => "",
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
