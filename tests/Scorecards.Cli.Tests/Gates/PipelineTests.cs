using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Scorecards.TestSupport;
using YamlDotNet.RepresentationModel;

namespace Scorecards.Cli.Tests.Gates;

/// <summary>
/// The scripts of the pipelines in <c>deploy/ci/gate</c>, run with the real command in place of its image, which neither waits nor
/// tries again.
/// </summary>
public sealed partial class PipelineTests : IDisposable
{
    private const string Shims = """
        ask() { while [ "$1" != gate ]; do shift; done; dotnet "$COMMAND" "${@/#10m/0s}" --retry-for 0s; }
        docker() { ask "$@"; }

        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("allow", "stop", 0)]
    [InlineData("deny", "go-on", 10)]
    [InlineData("hold", "go-on", 11)]
    [InlineData("maybe", "stop", 12)]
    [InlineData("maybe", "go-on", 0)]
    public async Task GitHub_goes_on_when_the_gate_is_open_or_nothing_can_be_decided_where_that_is_little(string decision, string whenUndecided, int code)
    {
        var step = (YamlMappingNode)Read("github-actions.yaml", "jobs", "deploy", "steps", "1");
        await using var gate = new FakeGate().Decide(decision);

        var (exit, _) = await RunAsync(gate, Text(step["run"]), new()
        {
            ["KIND"] = "deploy",
            ["ENVIRONMENT"] = "production",
            ["GITHUB_SHA"] = "cafe",
            ["GITHUB_STEP_SUMMARY"] = Path.Combine(_folder.Path, "summary.md"),
            ["WHEN_UNDECIDED"] = whenUndecided,
        });

        exit.Should().Be(code);
        File.ReadAllText(Path.Combine(_folder.Path, "summary.md")).Should().StartWith("### ");
        Text(step["env"]["WHEN_UNDECIDED"]).Should().Be("${{ inputs.environment == 'production' && inputs.kind == 'deploy' && 'stop' || 'go-on' }}");
        Asked(gate);
    }

    [Theory]
    [InlineData("allow", "deploy", 0)]
    [InlineData("deny", "hotfix", 10)]
    [InlineData("hold", "deploy", 11)]
    [InlineData("maybe", "deploy", 12)]
    [InlineData("maybe", "rollback", 0)]
    public async Task GitLab_goes_on_when_the_gate_is_open_or_nothing_can_be_decided_where_that_is_little(string decision, string kind, int code)
    {
        var lines = ((YamlSequenceNode)Read("gitlab-ci.yaml", ".gate", "script")).Select(Text);
        await using var gate = new FakeGate().Decide(decision);

        var (exit, _) = await RunAsync(
            gate,
            "set -eo pipefail\n" + string.Join('\n', lines).Replace("dotnet /app/scorecards.dll", "ask", StringComparison.Ordinal),
            new() { ["KIND"] = kind, ["ENVIRONMENT"] = "production", ["CI_COMMIT_SHA"] = "cafe" });

        exit.Should().Be(code);
        Text(Read("gitlab-ci.yaml", "gate-staging", "allow_failure", "exit_codes", "0")).Should().Be("12");
        ((YamlMappingNode)Read("gitlab-ci.yaml", "gate-production")).Children.Keys.Select(Text).Should().NotContain("allow_failure");
        Asked(gate, kind);
    }

    [Theory]
    [InlineData("allow", 0)]
    [InlineData("deny", 10)]
    [InlineData("hold", 11)]
    [InlineData("maybe", 12)]
    public async Task Jenkins_is_told_what_came_of_asking(string decision, int code)
    {
        var file = await File.ReadAllTextAsync(Path.Combine(BuiltProgram.Root, "deploy", "ci", "gate", "Jenkinsfile"));
        await using var gate = new FakeGate().Decide(decision);

        var (exit, _) = await RunAsync(gate, Script().Match(file).Groups[1].Value, new() { ["KIND"] = "deploy", ["ENVIRONMENT"] = "production", ["GIT_COMMIT"] = "cafe" });

        exit.Should().Be(code);
        file.Should().Contain("code == 12 && !(params.ENVIRONMENT == 'production' && params.KIND == 'deploy')").And.Contain("else if (code != 0)");
        Asked(gate);
    }

    [Fact]
    public async Task A_second_attempt_goes_by_the_verdict_of_the_first_while_the_server_is_away()
    {
        var step = Read("github-actions.yaml", "jobs", "deploy", "steps", "1");
        await using var gate = new FakeGate().Decide("allow").Answer(502, "text/html", "");
        var variables = new Dictionary<string, string>
        {
            ["KIND"] = "deploy",
            ["ENVIRONMENT"] = "production",
            ["GITHUB_SHA"] = "cafe",
            ["GITHUB_STEP_SUMMARY"] = Path.Combine(_folder.Path, "summary.md"),
            ["WHEN_UNDECIDED"] = "stop",
        };

        (await RunAsync(gate, Text(step["run"]), variables)).Exit.Should().Be(0);
        var (exit, output) = await RunAsync(gate, Text(step["run"]), variables);

        exit.Should().Be(0);
        output.Should().Contain("by the verdict kept");
    }

    private void Asked(FakeGate gate, string kind = "deploy")
    {
        var asked = System.Text.Json.Nodes.JsonNode.Parse(gate.Questions.Single().Body)!;
        asked.ToJsonString().Should().Be(
            $$"""{"service":"payments","environment":"production","changeKind":"{{kind}}","artifactDigest":"sha256:ab","commit":"cafe","at":null}""");
        XDocument.Load(Path.Combine(_folder.Path, "gate", "gate.xml")).Descendants("testcase").Should().NotBeEmpty();
        File.Exists(Path.Combine(_folder.Path, "gate", "gate.sarif")).Should().BeTrue();
    }

    private async Task<(int Exit, string Output)> RunAsync(FakeGate gate, string script, Dictionary<string, string> variables)
    {
        var start = new ProcessStartInfo("bash", ["-e", "-c", Shims.ReplaceLineEndings("\n") + script]) { WorkingDirectory = _folder.Path, RedirectStandardOutput = true };
        start.Environment["COMMAND"] = BuiltProgram.Assembly("Scorecards.Cli", "scorecards");
        start.Environment["SCORECARDS_URL"] = gate.Url.ToString();
        start.Environment["GITHUB_STEP_SUMMARY"] = "";
        foreach (var (name, value) in variables.Append(new("SERVICE", "payments")).Append(new("ARTIFACT", "sha256:ab")))
        {
            start.Environment[name] = value;
        }

        using var bash = Process.Start(start)!;
        var output = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        return (bash.ExitCode, output);
    }

    private static YamlNode Read(string file, params IEnumerable<string> path)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(File.ReadAllText(Path.Combine(BuiltProgram.Root, "deploy", "ci", "gate", file))));
        return path.Aggregate(
            stream.Documents.Single().RootNode,
            (node, name) => node is YamlSequenceNode list ? list[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] : node[name]);
    }

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    [GeneratedRegex("script: '''(.*?)'''", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Script();
}
