using Scorecards.Cli.CommandLine;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards source</c>: the systems that are asked for facts.</summary>
internal sealed class SourceCommand : DocumentedCommand
{
    public SourceCommand()
        : base("source", "Try the systems that are asked for facts") => Add(new SourceTestCommand());
}
