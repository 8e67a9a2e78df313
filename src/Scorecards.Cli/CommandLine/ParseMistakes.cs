using System.CommandLine;
using Scorecards.Cli.Output;
using Scorecards.Core.Text;

namespace Scorecards.Cli.CommandLine;

/// <summary>Says what is wrong with a command line, and what was probably meant.</summary>
internal static class ParseMistakes
{
    public static void Write(ParseResult parsed, TextWriter error)
    {
        var command = parsed.CommandResult.Command;
        var known = command.Subcommands.Select(c => c.Name).Concat(command.Options.Select(o => o.Name)).ToList();
        foreach (var unknown in parsed.UnmatchedTokens.Take(1))
        {
            var nearest = Spelling.Nearest(unknown, known);
            error.WriteLine(Printable.Of($"scorecards: '{unknown}' is not known here{(nearest is null ? "" : $": did you mean '{nearest}'?")}"));
        }

        foreach (var mistake in parsed.UnmatchedTokens.Count > 0 ? [] : parsed.Errors)
        {
            error.WriteLine(Printable.Of($"scorecards: {mistake.Message}"));
        }

        error.WriteLine($"See '{Path(parsed)} --help'.");
    }

    private static string Path(ParseResult parsed)
    {
        var names = new List<string>();
        for (var symbol = parsed.CommandResult; symbol is not null; symbol = symbol.Parent as System.CommandLine.Parsing.CommandResult)
        {
            names.Insert(0, symbol.Command is RootCommand ? "scorecards" : symbol.Command.Name);
        }

        return string.Join(' ', names);
    }
}
