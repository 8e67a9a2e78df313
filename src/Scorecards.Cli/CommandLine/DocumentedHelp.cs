using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Globalization;
using Scorecards.Cli.Output;

namespace Scorecards.Cli.CommandLine;

/// <summary>The ordinary help, and after it the examples and exit codes of the command.</summary>
internal sealed class DocumentedHelp(HelpAction ordinary) : SynchronousCommandLineAction
{
    private static readonly (ExitStatus, string)[] _general =
    [
        (ExitStatus.Good, "good"),
        (ExitStatus.No, "the answer is no"),
        (ExitStatus.BadInput, "bad input; stderr says what to mend"),
        (ExitStatus.Away, "something is away, such as the store or a git host"),
    ];

    public override bool ClearsParseErrors => true;

    public static void Install(RootCommand root)
    {
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            if (help.Action is HelpAction ordinary)
            {
                help.Action = new DocumentedHelp(ordinary);
            }
        }
    }

    public override int Invoke(ParseResult parseResult)
    {
        var code = ordinary.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var command = parseResult.CommandResult.Command as DocumentedCommand;
        if (command is { Examples.Count: > 0 })
        {
            Section(output, "Examples:", command.Examples);
        }

        var codes = command is null or { ExitCodes.Count: 0 } ? _general : command.ExitCodes;
        Section(output, "Exit codes:", codes.Select(c => string.Create(CultureInfo.InvariantCulture, $"{(int)c.Code}  {c.Meaning}")));
        return code;
    }

    private static void Section(TextWriter output, string heading, IEnumerable<string> lines)
    {
        output.WriteLine(heading);
        foreach (var line in lines)
        {
            output.WriteLine($"  {line}");
        }

        output.WriteLine();
    }
}
