using Scorecards.Cli.CommandLine;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards import</c>: checks that were written for something else.</summary>
internal sealed class ImportCommand : DocumentedCommand
{
    public ImportCommand()
        : base("import", "Turn checks of another system into check documents") => Add(new ImportTechInsightsCommand());
}
