using System.CommandLine;
using Scorecards.Cli.Output;

namespace Scorecards.Cli.CommandLine;

/// <summary>A command whose help ends with examples and with what its exit codes mean.</summary>
internal abstract class DocumentedCommand(string name, string description) : Command(name, description)
{
    /// <summary>Whole command lines.</summary>
    public IReadOnlyList<string> Examples { get; protected init; } = [];

    /// <summary>What the codes mean for this command; those it never gives are left out.</summary>
    public IReadOnlyList<(ExitStatus Code, string Meaning)> ExitCodes { get; protected init; } = [];
}
