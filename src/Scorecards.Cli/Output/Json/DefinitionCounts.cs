using Scorecards.Core.Definitions;

namespace Scorecards.Cli.Output.Json;

/// <summary>How many definitions of each kind there are.</summary>
internal sealed record DefinitionCounts(int Checks, int Examples, int Scorecards, int Sources)
{
    public static DefinitionCounts Of(DefinitionSet set) =>
        new(set.Checks.Count, set.Checks.Values.Sum(c => c.Spec.Examples.Count), set.Scorecards.Count, set.Sources.Count);
}
