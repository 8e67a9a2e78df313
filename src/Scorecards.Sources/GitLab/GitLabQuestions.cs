using System.Text.Json;
using System.Text.Json.Serialization;

namespace Scorecards.Sources.GitLab;

/// <summary>Questions in GraphQL, as they are sent. Equal ones are equal texts.</summary>
internal static class GitLabQuestions
{
    private const string OfPipelines = """
        query($project: ID!, $ref: String, $after: String) {
          project(fullPath: $project) {
            pipelines(ref: $ref, first: 100, after: $after) {
              nodes { id status ref sha name path createdAt startedAt finishedAt }
              pageInfo { hasNextPage endCursor }
            }
          }
        }
        """;

    private const string OfVulnerabilities = """
        query($project: ID!, $after: String) {
          project(fullPath: $project) {
            securityScanners { enabled }
            vulnerabilities(state: [DETECTED, CONFIRMED], first: 100, after: $after) {
              nodes { severity reportType detectedAt }
              pageInfo { hasNextPage endCursor }
            }
          }
        }
        """;

    public static string Pipelines(string project, string? branch, string? after) => Write(OfPipelines, new GitLabVariables(project, branch, after));

    public static string Vulnerabilities(string project, string? after) => Write(OfVulnerabilities, new GitLabVariables(project, null, after));

    private static string Write(string query, GitLabVariables variables) => JsonSerializer.Serialize(new GitLabQuestion(query, variables), GitLabJson.Default.GitLabQuestion);
}

/// <summary>What is sent.</summary>
internal sealed record GitLabQuestion(string Query, GitLabVariables Variables);

/// <summary>What a question is about; null is left out.</summary>
internal sealed record GitLabVariables(string Project, string? Ref, string? After);

/// <summary>Writes what is sent.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GitLabQuestion))]
internal sealed partial class GitLabJson : JsonSerializerContext;
