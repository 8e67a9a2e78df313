using System.Text.Json.Nodes;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.GitHub;

/// <summary>GitHub's own API description (npm @octokit/openapi), served by Prism (npm @stoplight/prism-cli), which refuses what the description does not allow.</summary>
public sealed class DescribedGitHub : IAsyncLifetime
{
    /// <summary>Those that are asked. The whole takes Prism 43 s to read.</summary>
    private static readonly string[] _paths =
    [
        "/repos/{owner}/{repo}",
        "/repos/{owner}/{repo}/branches/{branch}/protection",
        "/repos/{owner}/{repo}/rules/branches/{branch}",
        "/repos/{owner}/{repo}/actions/runs",
        "/repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs",
        "/repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}",
        "/repos/{owner}/{repo}/contributors",
        "/repos/{owner}/{repo}/collaborators",
        "/repos/{owner}/{repo}/commits",
        "/repos/{owner}/{repo}/codeowners/errors",
        "/repos/{owner}/{repo}/releases",
        "/repos/{owner}/{repo}/environments",
        "/repos/{owner}/{repo}/code-scanning/alerts",
        "/repos/{owner}/{repo}/secret-scanning/alerts",
        "/repos/{owner}/{repo}/dependabot/alerts",
        "/orgs/{org}/installation",
        "/users/{username}/installation",
        "/app/installations/{installation_id}/access_tokens",
    ];

    private readonly TempFolder _folder = new();
    private SystemProcess? _prism;

    public Uri Url { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var file = Path.Combine(_folder.Path, "github.json");
        await File.WriteAllTextAsync(file, Cut(await File.ReadAllTextAsync(Path.Combine(GitHubPackages.Of("@octokit/openapi"), "generated", "api.github.com.json"))));
        // A port that is free now may be another test's in a moment: then it ends at once, and takes another.
        for (var left = 3; !await StartAsync(file); left--)
        {
            await _prism!.DisposeAsync();
            if (left == 0)
                throw new InvalidOperationException("Prism did not start: run it by hand to see why.");
        }
    }

    public async Task DisposeAsync()
    {
        if (_prism is not null)
            await _prism.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>False when it ended before it was ready.</summary>
    private async Task<bool> StartAsync(string file)
    {
        var port = SystemProcess.FreePort();
        Url = new Uri($"http://127.0.0.1:{port}");
        // Without --errors: the example for the protection of a branch breaks its own schema.
        _prism = SystemProcess.Start("node", "nodejs", Path.Combine(GitHubPackages.Of("@stoplight/prism-cli"), "dist", "index.js"), "mock", "-h", "127.0.0.1", "-p", $"{port}", file);
        using var http = new HttpClient();
        try
        {
            await _prism.WaitUntilAsync(async () => (await http.GetStringAsync(new Uri(Url, "/repos/acme/shop"))).Contains("octocat", StringComparison.Ordinal));
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>The description of some paths alone, with all that they refer to.</summary>
    private static string Cut(string whole)
    {
        var all = JsonNode.Parse(whole)!;
        var paths = new JsonObject(_paths.Select(path => KeyValuePair.Create(path, (JsonNode?)all["paths"]![path]!.DeepClone())));
        // The description has a moment there, the documentation what is searched for: https://docs.github.com/en/search-github/getting-started-with-searching-on-github/understanding-the-search-syntax#query-for-dates
        // The examples of links to a next page lead to github.com.
        foreach (var response in paths.SelectMany(path => path.Value!.AsObject()).Where(call => call.Value is JsonObject).SelectMany(call => call.Value!["responses"]!.AsObject()))
            response.Value!.AsObject().Remove("headers");
        var components = new JsonObject { ["parameters"] = new JsonObject { ["created"] = all["components"]!["parameters"]!["created"]!.DeepClone() } };
        components["parameters"]!["created"]!["schema"]!.AsObject().Remove("format");
        var waiting = new Queue<JsonNode>([paths]);
        while (waiting.TryDequeue(out var node))
        {
            foreach (var name in References(node))
            {
                var parts = name.Split('/');
                if (components[parts[2]] is not JsonObject group)
                    components[parts[2]] = group = [];
                if (group.ContainsKey(parts[3]))
                    continue;
                group[parts[3]] = all["components"]![parts[2]]![parts[3]]!.DeepClone();
                waiting.Enqueue(group[parts[3]]!);
            }
        }

        return new JsonObject { ["openapi"] = all["openapi"]!.DeepClone(), ["info"] = all["info"]!.DeepClone(), ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }), ["paths"] = paths, ["components"] = components }.ToJsonString();
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(part => part is { Key: "$ref", Value: JsonValue text } && text.TryGetValue<string>(out var name) ? [name] : References(part.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };
}
