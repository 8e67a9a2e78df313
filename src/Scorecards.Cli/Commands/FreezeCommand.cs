using Scorecards.Cli.CommandLine;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards freeze</c>: stops changes at once, on every node.</summary>
internal sealed class FreezeCommand : DocumentedCommand
{
    public FreezeCommand()
        : base("freeze", "Declare, list and lift emergency freezes, which nothing passes")
    {
        Add(new FreezeDeclareCommand());
        Add(new FreezeListCommand());
        Add(new FreezeLiftCommand());
    }
}
