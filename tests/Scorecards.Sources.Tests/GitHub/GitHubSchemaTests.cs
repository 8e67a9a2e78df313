using System.Diagnostics;
using System.Text.Json;

namespace Scorecards.Sources.Tests.GitHub;

/// <summary>Questions in GraphQL, held against GitHub's own schema (npm @octokit/graphql-schema).</summary>
[Trait("Needs", "system")]
public sealed class GitHubSchemaTests : GitHubTesting
{
    [Fact]
    public async Task A_question_in_graphql_is_one_by_githubs_schema()
    {
        await AskAsync("deployments");
        using var sent = JsonDocument.Parse(Server.Requests.Single().Body);
        var question = sent.RootElement.GetProperty("query").GetString()!;

        (await MistakesAsync(question)).Should().BeEmpty();
        (await MistakesAsync(question.Replace("commitOid", "commit_oid", StringComparison.Ordinal))).Should().Contain("commit_oid");
    }

    private static async Task<string> MistakesAsync(string question)
    {
        var start = new ProcessStartInfo("node", "graphql.mjs") { WorkingDirectory = Path.Combine(GitHubPackages.Of("@octokit/graphql-schema"), "..", "..", ".."), RedirectStandardInput = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(question);
        process.StandardInput.Close();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(0);
        return said;
    }
}
