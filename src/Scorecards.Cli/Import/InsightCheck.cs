using Scorecards.Core.Yaml;

namespace Scorecards.Cli.Import;

/// <summary>A check of Tech Insights as it is written, with where its parts stand.</summary>
/// <param name="Place">Where its id stands.</param>
/// <param name="FactIds">Ids of fact retrievers.</param>
/// <param name="Link">Where people read more; null where there is nothing.</param>
/// <param name="Filter">Which entities it is for; null for all.</param>
internal sealed record InsightCheck(
    YamlNode Place, string Id, string? Title, string? Description, IReadOnlyList<string> FactIds, YamlMap Conditions, string? Link, YamlNode? Filter);
