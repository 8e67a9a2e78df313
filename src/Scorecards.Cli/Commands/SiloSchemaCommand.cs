using System.CommandLine;
using Scorecards.Cli.CommandLine;
using Scorecards.Cli.Output;
using Scorecards.Storage.PostgreSql;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards silo-schema --cluster DATABASE</c>: makes the tables through which silos find each other.</summary>
internal sealed class SiloSchemaCommand : DocumentedCommand
{
    private readonly Option<string> _cluster = new("--cluster")
    {
        Description = "The PostgreSQL database that the silos get as --cluster",
        HelpName = "DATABASE",
        Required = true,
    };

    public SiloSchemaCommand()
        : base("silo-schema", "Make the tables through which the silos of a cluster find each other")
    {
        Add(_cluster);
        Examples = ["scorecards silo-schema --cluster 'Host=db;Database=scorecards;Username=scorecards'"];
        ExitCodes =
        [
            (ExitStatus.Good, "the tables are there and up to date; it may run again and while silos do"),
            (ExitStatus.Away, "the database cannot be used"),
        ];
        SetAction(async (arguments, cancellationToken) => (int)await RunAsync(arguments, cancellationToken));
    }

    private async Task<ExitStatus> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var schema = new SiloSchema(arguments.GetRequiredValue(_cluster));
        await schema.ApplyAsync(cancellationToken);
        new Terminal(json: false).Note("Silos can join through this database.");
        return ExitStatus.Good;
    }
}
