using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Backstage;
using Scorecards.Sources.Setup;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Backstage;

/// <summary>Answers in the shapes of Tech Insights' router and store, https://github.com/backstage/community-plugins/tree/main/workspaces/tech-insights.</summary>
public sealed class BackstageSourceTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task Facts_of_all_retrievers_stand_beside_each_other_with_their_ages()
    {
        const string Docs = """{"pages":3,"score":2.5,"title":null,"tags":["a"],"at":"2030-01-01T00:00:00Z"}""";
        await using var server = Answering(
            $"{{{Row("docs", "2030-01-15T10:00:00.000+00:00", Docs)},{Row("owners", "2030-01-15T12:30:00.000+00:00", """{"hasOwner":true}""")}}}");

        var fact = await Make(server.Url).OneAsync(Ask.Of("backstage", "insights", """{"retrievers":["owners","docs","gone"]}"""));

        fact.At("facts").ToJson().Should().Be("""{"at":"2030-01-01T00:00:00Z","hasOwner":true,"pages":3,"score":2.5,"tags":["a"],"title":null}""");
        fact.At("ageMinutes").AsInt().Should().Be(120);
        fact.At("missing").ToJson().Should().Be("""["gone"]""");
        fact.At("retrievers.owners").ToJson().Should().Be(
            """{"ageMinutes":0,"at":"2030-01-15T12:30:00.000+00:00","facts":{"hasOwner":true},"version":"0.1.0"}""", "its clock is ahead");
        fact.Evidence.Should().Be($"{server.Url}catalog/default/component/checkout");
        var request = server.Requests.Should().ContainSingle().Subject;
        request.Target.Should().Be("/api/tech-insights/facts/latest?entity=component%3Adefault%2Fcheckout&ids%5B%5D=docs&ids%5B%5D=gone&ids%5B%5D=owners");
    }

    [Theory]
    [InlineData("""{"retrievers":"a"}""", "entity=component%3Apay%2Fcard-gateway&ids%5B%5D=a")]
    [InlineData("""{"retrievers":["a","a"],"entity":"Group:Default/SRE"}""", "entity=group%3Adefault%2Fsre&ids%5B%5D=a")]
    [InlineData("""{"retrievers":["a&b"]}""", "entity=component%3Apay%2Fcard-gateway&ids%5B%5D=a%26b")]
    public async Task An_entity_is_named_as_backstage_names_it(string arguments, string query)
    {
        await using var server = Answering("{}");
        var service = Ask.Checkout with { Id = "pay:Card-Gateway", Name = "Card-Gateway", Namespace = "Pay" };

        await Make(server.Url).OneAsync(Ask.Of("backstage", "insights", arguments, service));

        server.Requests.First().Target.Should().EndWith("?" + query);
    }

    [Fact]
    public async Task Nothing_about_an_entity_says_what_to_look_at_and_lowers_no_grade()
    {
        await using var server = Answering("{}");

        var fact = await Make(server.Url).OneAsync(Ask.Of("backstage", "insights", """{"retrievers":["a","b"]}"""));

        fact.Error!.Cause.Should().Be(UnknownCause.Source);
        fact.Error.Message.Should().Be("127.0.0.1 has no facts of a or b about component:default/checkout: see that it runs and that its filter takes this entity");
    }

    [Theory]
    [InlineData("[]", "no map")]
    [InlineData("""{"a":[]}""", "'a' has no facts")]
    [InlineData("""{"a":{"facts":{}}}""", "no time 'timestamp'")]
    [InlineData("""{"a":{"facts":[],"timestamp":"2030-01-15T12:30:00Z"}}""", "'a' has no facts")]
    public async Task An_answer_of_another_form_is_trouble_of_the_source(string body, string message)
    {
        await using var server = Answering(body);

        var fact = await Make(server.Url).OneAsync(Ask.Of("backstage", "insights", """{"retrievers":["a"]}"""));

        fact.Error!.Cause.Should().Be(UnknownCause.Source);
        fact.Error.Message.Should().Contain(message);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"retrievers":[]}""")]
    [InlineData("""{"retrievers":7}""")]
    [InlineData("""{"retrievers":["a"],"entity":"checkout"}""")]
    [InlineData("""{"retrievers":["a"],"entity":"component:default/a/b"}""")]
    [InlineData("""{"retrievers":["a"],"entity":["component:default/a"]}""")]
    public async Task A_question_that_cannot_be_asked_asks_nobody(string arguments)
    {
        await using var server = Answering("{}");

        (await Make(server.Url).OneAsync(Ask.Of("backstage", "insights", arguments))).Error!.Cause.Should().Be(UnknownCause.Definition);
        server.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("""{"error":"Failed to parse ids from request"}""", "Failed to parse ids from request")]
    [InlineData("""{"error":{"name":"InputError","message":"no such kind"}}""", "no such kind")]
    public async Task What_backstage_refuses_is_told_in_its_words(string body, string words)
    {
        await using var server = new LoopbackServer((_, response) => response.JsonAsync(body, 422));

        var error = (await Make(server.Url).OneAsync(Ask.Of("backstage", "insights", """{"retrievers":["a"]}"""))).Error!;

        (error.Cause, error.Message).Should().Be((UnknownCause.Definition, $"127.0.0.1 refuses the query: {words}"));
    }

    [Fact]
    public async Task Facts_that_are_declared_have_their_types_and_no_other_is_taken()
    {
        const string Options = """{"facts":{"hasOwner":"bool","score?":"double","title":"string","languages":["string"]}}""";
        await using var server = Answering($"{{{Row("a", "2030-01-15T11:00:00Z", """{"hasOwner":true,"score":3,"title":null,"other":1}""")}}}");

        var fact = await Make(server.Url, Options).OneAsync(Ask.Of("backstage", "insights", """{"retrievers":["a"]}"""));

        fact.At("facts").ToJson().Should().Be("""{"hasOwner":true,"score":3.0}""");
        fact.At("retrievers.a.facts").Should().Be(fact.At("facts"));
    }

    [Fact]
    public async Task Facts_that_are_not_as_they_are_declared_are_told_all_at_once()
    {
        await using var server = Answering($"{{{Row("a", "2030-01-15T11:00:00Z", """{"hasOwner":"yes","score":"high"}""")}}}");

        var error = (await Make(server.Url, """{"facts":{"hasOwner":"bool","score":"double"}}""").OneAsync(Ask.Of("backstage", "insights", """{"retrievers":["a"]}"""))).Error!;

        error.Cause.Should().Be(UnknownCause.Definition);
        error.Message.Should().EndWith("facts.hasOwner must be true or false; facts.score must be a number");
    }

    [Theory]
    [InlineData("insights", "with: { retrievers: [a] }", null)]
    [InlineData("insights", "with: { retreivers: [a] }", "retreivers")]
    [InlineData("facts", "with: { retrievers: [a] }", "no query 'facts'")]
    public void Questions_are_checked_before_there_is_a_document_too(string query, string with, string? mistake)
    {
        var check = new DefinitionDocument("check.yaml", $$"""
            apiVersion: scorecards.dev/v1
            kind: Check
            metadata: { name: insight-is-good }
            spec:
              severity: low
              stage: enforced
              facts: { insights: { source: backstage, query: {{query}}, {{with}} } }
              pass: size(facts.insights.facts) > 3
            """);

        var mistakes = string.Join('\n', DefinitionLoader.Load([check], SourceRegistry.Kinds).Problems.Where(problem => !problem.IsWarning));

        if (mistake is null)
            mistakes.Should().BeEmpty();
        else
            mistakes.Should().Contain(mistake);
    }

    [Theory]
    [InlineData("{}", "facts.insights.facts.anything > 3", null)]
    [InlineData("""{"facts":{"score":"double"}}""", "facts.insights.facts.score > 3.0", null)]
    [InlineData("""{"facts":{"score":"double"}}""", "facts.insights.retrievers['a'].facts.score > 3.0", null)]
    [InlineData("""{"facts":{"score":"double"}}""", "facts.insights.facts.scroe > 3.0", "scroe")]
    [InlineData("""{"facts":{"score":"double"}}""", "facts.insights.facts.score == 'high'", "double == string")]
    [InlineData("""{"facts":{"*":"bool"}}""", "facts.insights.facts['a-name']", null)]
    public void Expressions_are_checked_by_what_is_declared(string options, string pass, string? mistake)
    {
        var problems = DefinitionLoader.Load(
            [
                new DefinitionDocument("source.yaml", $$"""{"apiVersion":"scorecards.dev/v1","kind":"Source","metadata":{"name":"backstage"},"spec":{"kind":"backstage","url":"https://b.example","options":{{options}} } }"""),
                new DefinitionDocument("check.yaml", $$"""
                    apiVersion: scorecards.dev/v1
                    kind: Check
                    metadata: { name: insight-is-good }
                    spec:
                      severity: low
                      stage: enforced
                      facts: { insights: { source: backstage, query: insights, with: { retrievers: [a] } } }
                      pass: "{{pass}}"
                    """),
            ],
            SourceRegistry.Kinds).Problems.Where(problem => !problem.IsWarning).ToList();

        if (mistake is null)
            problems.Should().BeEmpty();
        else
            problems.Should().ContainSingle().Which.Message.Should().Contain(mistake);
    }

    [Theory]
    [InlineData("""{"facts":7}""", "must be a map")]
    [InlineData("""{"facts":{"score":"number"}}""", "has no form 'number'")]
    [InlineData("""{"facts":{"a-name":"bool"}}""", "no expression could name")]
    public void Facts_that_are_declared_badly_are_told(string options, string words) =>
        Ask.ProblemsOf(BackstageKind.Factory, Ask.Spec("backstage", new Uri("https://backstage.example"), options: options)).Should().ContainSingle().Which.Message.Should().Contain(words);

    [Fact]
    public void A_document_without_url_or_with_an_unknown_option_is_refused()
    {
        Ask.ProblemsOf(BackstageKind.Factory, Ask.Spec("backstage")).Should().Contain(p => p.Message.Contains("needs 'url'"));
        Ask.ProblemsOf(BackstageKind.Factory, Ask.Spec("backstage", new Uri("https://backstage.example"), options: """{"max":1}""")).Should().Contain(p => p.Message.Contains("no option 'max'"));
    }

    private static LoopbackServer Answering(string body) => new((_, response) => response.JsonAsync(body));

    private static string Row(string id, string at, string facts) =>
        $$"""
        "{{id}}":{"id":"{{id}}","entity":{"namespace":"default","kind":"component","name":"checkout"},"timestamp":"{{at}}","version":"0.1.0","facts":{{facts}} }
        """;

    private ISource Make(Uri url, string options = "{}") => Ask.Make(BackstageKind.Factory, Ask.Spec("backstage", url, options: options), new SourceContext { CacheFolder = Path.GetTempPath(), Clock = _clock });
}
