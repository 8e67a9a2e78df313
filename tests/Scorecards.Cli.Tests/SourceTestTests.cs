using Scorecards.TestSupport;

namespace Scorecards.Cli.Tests;

public sealed class SourceTestTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly FakePrometheus _prometheus = new();

    public Task InitializeAsync()
    {
        _folder.Write("checks/prometheus.yaml", $$"""
            apiVersion: scorecards.dev/v1
            kind: Source
            metadata: { name: metrics }
            spec: { kind: prometheus, url: {{_prometheus.Url}}, allow: [127.0.0.1], auth: { secretRef: "file:secret" } }
            """);
        _folder.Write("checks/up.yaml", Definitions.Check("is-up", "facts.up.value == 1.0")
            + "  facts:\n    up: { source: metrics, query: instant, with: { query: \"up_${service.name}\" } }\n    rules: { source: metrics, query: rules, with: { match: [\"a=${service.annotations['example.com/a']}\"] } }\n");
        _folder.Write("checks/scorecard.yaml", Definitions.Scorecard("is-up"));
        _folder.Write("good/catalog-info.yaml", Definitions.Component("good"));
        _folder.Write("secret", "up_good");
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _prometheus.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_source_shows_what_it_answers_with_its_cost_and_link_and_without_its_secret()
    {
        var run = await Run("source", "test", "metrics", "--service", "good", "--query", "instant");

        run.Error.Should().BeEmpty();
        run.Code.Should().Be(0);
        run.Out.Should().Contain("metrics instant").And.Contain("\"value\": 1").And.Contain("with 1 request");
        run.Out.Should().Contain("/graph?g0.expr=***", "the secret is what was asked for, of all things");
    }

    [Fact]
    public async Task What_the_service_does_not_give_is_told_beside_the_answers()
    {
        var run = await Run("source", "test", "metrics", "--service", "good", "--json");

        run.Code.Should().Be(1);
        run.Json["items"]!.AsArray().Select(item => (string?)item!["cause"]).Should().Equal(null, "subject");
        run.Json["items"]![0]!["requests"]!.GetValue<int>().Should().Be(1);
        run.Json["items"]![0]!["value"]!["count"]!.GetValue<int>().Should().Be(1);
    }

    [Fact]
    public async Task A_source_that_is_away_is_told_in_its_words()
    {
        _prometheus.Break(FakeTrouble.TooManyRequests, after: 0);

        var run = await Run("source", "test", "metrics", "--service", "good", "--query", "instant");

        run.Code.Should().Be(3);
        run.Out.Should().Contain("unknown, cause source").And.Contain("429").And.Contain("600");
    }

    [Theory]
    [InlineData("source test metric --service good", "did you mean 'metrics'?")]
    [InlineData("source test metrics --service god", "did you mean 'good'?")]
    [InlineData("source test metrics --service good --query alerts", "no check asks the source 'metrics' for 'alerts' about 'good'")]
    [InlineData("source test catalog --service good", "no check asks the source 'catalog' about 'good'")]
    [InlineData("source test metrics", "--service")]
    [InlineData("source test --service good", "NAME")]
    public async Task What_is_not_there_is_told_with_a_hint(string arguments, string expected)
    {
        var run = await Run(arguments.Split(' '));

        run.Code.Should().Be(2);
        run.Out.Should().BeEmpty();
        run.Error.Should().Contain(expected);
    }

    private Task<CommandResult> Run(params IReadOnlyList<string> arguments) => ScorecardsCommand.RunAsync(_folder.Path, "", arguments);
}
