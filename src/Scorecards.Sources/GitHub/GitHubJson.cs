using System.Text.Json.Serialization;

namespace Scorecards.Sources.GitHub;

/// <summary>A question in GraphQL.</summary>
internal sealed record GraphQuestion(string Query, GraphVariables Variables);

/// <summary>What a question is about.</summary>
/// <param name="Environments">One of them stands for a list of one, as GraphQL has it; null for all.</param>
/// <param name="After">The end of the page before; null for the first.</param>
internal sealed record GraphVariables(string Owner, string Name, string? Environments, string? After);

/// <summary>Writes what is sent.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GraphQuestion))]
[JsonSerializable(typeof(string))]
internal sealed partial class GitHubJson : JsonSerializerContext;
