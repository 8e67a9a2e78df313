using Scorecards.Cli.CommandLine;
using Scorecards.Cli.Output;
using Scorecards.Core.Definitions;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards schema</c>: the schema of definitions, which <c>scorecard-schema.yaml</c> is made by.</summary>
internal sealed class SchemaCommand : DocumentedCommand
{
    public SchemaCommand()
        : base("schema", "Print the JSON Schema of definitions, as YAML")
    {
        Examples = ["scorecards schema > scorecard-schema.yaml"];
        ExitCodes = [(ExitStatus.Good, "printed")];
        SetAction(_ =>
        {
            Console.Out.Write(DefinitionSchema.ToYaml());
            return (int)ExitStatus.Good;
        });
    }
}
