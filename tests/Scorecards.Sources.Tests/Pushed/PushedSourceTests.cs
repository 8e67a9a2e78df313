using Scorecards.Core.Declarations;
using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Pushed;
using Scorecards.Sources.Setup;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Pushed;

public sealed class PushedSourceTests
{
    private const string Drill = """{"facts":{"drill":{"ttl":"180d","value":{"passed":"bool","share":"double","notes?":"string"}}}}""";

    private readonly FakeClock _clock = new();

    private DateTimeOffset Now => _clock.GetUtcNow();

    [Fact]
    public void What_was_pushed_is_the_answer_with_the_time_it_was_observed()
    {
        var fact = Answer(Pushed("""{"passed":true,"share":0.5}""", Now.AddDays(-3)));

        fact.Value.ToJson().Should().Be("""{"passed":true,"share":0.5}""");
        fact.CollectedAt.Should().Be(Now.AddDays(-3));
        fact.Evidence.Should().Be("https://ci.example/7");
    }

    [Fact]
    public void What_comes_from_a_clock_that_is_ahead_was_observed_now() =>
        Answer(Pushed("""{"passed":true,"share":1.0}""", Now.AddSeconds(30))).CollectedAt.Should().Be(Now);

    [Fact]
    public void What_was_never_pushed_is_the_services_lack()
    {
        Answer().Error.Should().Be(new FactError(UnknownCause.Subject, "'drill' was never pushed for this service"));
        Answer(Pushed("true", Now) with { Name = "other" }).Error!.Cause.Should().Be(UnknownCause.Subject);
    }

    [Fact]
    public void What_holds_no_more_is_told_with_who_pushed_it_and_when()
    {
        var pushed = Pushed("""{"passed":true,"share":1.0}""", Now.AddHours(-2)) with { Ttl = TimeSpan.FromHours(2) };

        var error = Answer(pushed).Error!;

        error.Cause.Should().Be(UnknownCause.Subject);
        error.Message.Should().Match("*pushed last*by ci*held for 2h; push it again");
        Answer(pushed with { Ttl = TimeSpan.FromHours(2).Add(TimeSpan.FromTicks(1)) }).Error.Should().BeNull();
    }

    [Fact]
    public void What_the_document_does_not_take_any_more_is_told() =>
        Answer(Pushed("""{"passed":"yes","share":1.0}""", Now)).Error!.Message.Should().Match("*value.passed must be true or false*push it again");

    [Fact]
    public async Task Where_nothing_is_known_of_what_was_declared_nothing_was_pushed()
    {
        var source = Make(Drill);

        (await source.OneAsync(Ask.Of("pushed", "drill"))).Error!.Cause.Should().Be(UnknownCause.Subject);
        (await source.OneAsync(Ask.Of("pushed", "nonsense"))).Error!.Cause.Should().Be(UnknownCause.Definition);
        await source.Invoking(s => s.CollectAsync([], new CancellationToken(true))).Should().ThrowAsync<OperationCanceledException>();
    }

    [Theory]
    [InlineData("\"bool\"", "true", "1", "value must be true or false")]
    [InlineData("\"int\"", "5", "5.5", "value must be a whole number")]
    [InlineData("\"string\"", "\"\"", "null", "value must be a text")]
    [InlineData("\"double\"", "5", "\"5\"", "value must be a number")]
    [InlineData("\"timestamp\"", "\"2026-03-01T09:30:00Z\"", "\"2026-13-01T09:30:00Z\"", "value must be a time*")]
    [InlineData("\"timestamp\"", "\"2026-03-01T09:30:00.123+02:00\"", "\"yesterday\"", "value must be a time*")]
    [InlineData("[\"int\"]", "[1,2]", "[1,\"2\"]", "value[1] must be a whole number")]
    [InlineData("[\"int\"]", "[]", "{}", "value must be a list")]
    [InlineData("{\"a\":{\"b\":\"bool\"}}", "{\"a\":{\"b\":true}}", "{\"a\":{\"b\":1}}", "value.a.b must be true or false")]
    [InlineData("{\"a\":\"bool\"}", "{\"a\":true}", "[]", "value must be an object")]
    [InlineData("{\"a?\":\"bool\"}", "{}", "{\"b\":true}", "value has no field 'b' (*a*)")]
    [InlineData("{\"a\":\"bool\"}", "{\"a\":true}", "{}", "value needs the field 'a'")]
    [InlineData("{\"*\":\"int\"}", "{\"x y\":1,\"\":2}", "{\"x\":\"1\"}", "value.x must be a whole number")]
    public void A_form_takes_what_fits_and_says_what_does_not(string form, string fits, string breaks, string mistake)
    {
        var fact = Make("""{"facts":{"x":{"value":FORM}}}""".Replace("FORM", form, StringComparison.Ordinal)).Facts["x"];

        fact.Read(Ask.Json(fits)).Mistakes.Should().BeEmpty();
        fact.Read(Ask.Json(breaks)).Mistakes.Should().ContainSingle().Which.Should().Match(mistake);
    }

    [Fact]
    public void A_double_is_kept_as_one_also_when_it_is_whole()
    {
        var (value, _) = Make("""{"facts":{"x":{"value":"double"}}}""").Facts["x"].Read(Ask.Json("5"));

        value.Kind.Should().Be(CelKind.Double);
        Ask.Json(value.ToJson()).Kind.Should().Be(CelKind.Double, "that is how it comes back from the store");
    }

    [Fact]
    public void Times_to_live_are_the_facts_the_sources_or_thirty_days()
    {
        Make(Drill).Facts["drill"].Ttl.Should().Be(TimeSpan.FromDays(180));
        Make("""{"ttl":"2h","facts":{"x":{"value":"any"}}}""").Facts["x"].Ttl.Should().Be(TimeSpan.FromHours(2));
        Make("""{"facts":{"x":{"value":"any"}}}""").Facts["x"].Ttl.Should().Be(TimeSpan.FromDays(30));
    }

    [Theory]
    [InlineData("{}", "*needs the option 'facts'*")]
    [InlineData("""{"facts":{}}""", "*needs the option 'facts'*")]
    [InlineData("""{"facts":{"Not a name":{"value":"bool"}}}""", "*'Not a name' is no name of a fact*")]
    [InlineData("""{"facts":{"x":"bool"}}""", "*'x' needs 'value'*")]
    [InlineData("""{"facts":{"x":{"value":"boolean"}}}""", "*x has no form 'boolean'*bool*")]
    [InlineData("""{"facts":{"x":{"value":["int","bool"]}}}""", "*x must be one of*")]
    [InlineData("""{"facts":{"x":{"value":{"a b":"int"}}}}""", "*field 'a b' that no expression could name*")]
    [InlineData("""{"facts":{"x":{"value":{"*":"int","a":"int"}}}}""", "*'[*]' beside other fields*")]
    [InlineData("""{"facts":{"x":{"value":"bool","tll":"1h"}}}""", "*'x' has no 'tll'*ttl*")]
    [InlineData("""{"facts":{"x":{"value":"bool","ttl":"1s"}}}""", "*ttl of the fact 'x' must be a duration from 1m to 400d*")]
    [InlineData("""{"ttl":"500d","facts":{"x":{"value":"bool"}}}""", "*option 'ttl' must be a duration from 1m to 400d*")]
    [InlineData("""{"events":{},"facts":{"x":{"value":"bool"}}}""", "*'events' must be a list*")]
    [InlineData("""{"events":[{"type":"t"}],"facts":{"x":{"value":"bool"}}}""", "events?0? must have a type and the fact*")]
    [InlineData("""{"events":[{"type":"t","fact":"y"}],"facts":{"x":{"value":"bool"}}}""", "events?0? becomes the fact 'y', which is not among the facts (*x*)")]
    [InlineData("""{"events":[{"type":"t","fact":"x","vale":"true"}],"facts":{"x":{"value":"bool"}}}""", "events?0? has no 'vale'*'value'*")]
    [InlineData("""{"events":[{"type":"t","fact":"x","value":"evnt.id"}],"facts":{"x":{"value":"bool"}}}""", "events?0? value: *evnt*")]
    [InlineData("""{"events":[{"type":"t","fact":"x","service":7}],"facts":{"x":{"value":"bool"}}}""", "events?0? service must be a text")]
    public void A_document_with_a_mistake_is_told_so(string options, string mistake) =>
        Ask.ProblemsOf(PushedKind.Factory, Ask.Spec("pushed", options: options)).Should().Contain(p => Matches(p.Message, mistake));

    [Theory]
    [InlineData("dev.cdevents.service.deployed", true)]
    [InlineData("dev.cdevents.service.deployed.0.2.0", true)]
    [InlineData("dev.cdevents.service.deployed.", false)]
    [InlineData("dev.cdevents.service.deployed.later", false)]
    [InlineData("dev.cdevents.service.deployedd", false)]
    [InlineData("dev.cdevents.service", false)]
    public void A_rule_is_for_a_type_and_for_all_its_versions(string type, bool fits) =>
        Make("""{"events":[{"type":"dev.cdevents.service.deployed","fact":"x"}],"facts":{"x":{"value":"any"}}}""")
            .Events[0].Fits(new InboundEvent("1", "/ci", type, "", null, CelValue.Null)).Should().Be(fits);

    [Fact]
    public void Two_sources_cannot_take_the_same_fact()
    {
        SourceDefinition Named(string name) => new(new Metadata { Name = name }, Ask.Spec("pushed", options: Drill), "source.yaml");

        using var set = SourceRegistry.Create([Named("one"), Named("two")], new SourceContext { CacheFolder = "" });

        set.Problems.Should().ContainSingle().Which.Message.Should().Be("the source 'one' takes the fact 'drill' already");
    }

    [Fact]
    public void Checks_are_checked_against_what_the_document_says()
    {
        Load("facts.drill.passed && facts.drill.?notes.orValue('') != 'none'").Should().BeEmpty();
        Load("facts.drill.pased").Should().ContainSingle().Which.Should().Contain("pased");
        Load("facts.drill.share + 1.0 > 1.0").Should().BeEmpty();
        Load("facts.drill.passed == 'yes'").Should().ContainSingle();
        Load("facts.drill.passed", query: "dril").Should().ContainSingle().Which.Should().Contain("no query 'dril'");
    }

    [Fact]
    public void Without_its_document_a_check_waits_for_the_source() => Load("facts.drill.passed", source: "").Should().BeEmpty();

    private static IEnumerable<string> Load(string pass, string query = "drill", string? source = null)
    {
        source ??= $$"""
            apiVersion: scorecards.dev/v1
            kind: Source
            metadata: { name: pushed }
            spec: { kind: pushed, options: {{Drill}} }
            """;
        var check = $$"""
            apiVersion: scorecards.dev/v1
            kind: Check
            metadata: { name: held-a-drill }
            spec:
              facts: { drill: { source: pushed, query: {{query}} } }
              pass: "{{pass}}"
            """;
        return DefinitionLoader.Load([new("source.yaml", source), new("check.yaml", check)], SourceRegistry.Kinds).Problems.Where(p => !p.IsWarning).Select(p => p.Message);
    }

    private static bool Matches(string text, string pattern) =>
        System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern.Replace("[*]", "\\*", StringComparison.Ordinal), text, ignoreCase: false);

    private Fact Answer(params PushedFact[] facts) => Make(Drill).Answer(Ask.Of("pushed", "drill"), new Declared(1, facts), Now);

    private PushedSource Make(string options) =>
        (PushedSource)Ask.Make(PushedKind.Factory, Ask.Spec("pushed", options: options), new SourceContext { CacheFolder = "", Clock = _clock });

    private static PushedFact Pushed(string value, DateTimeOffset at) => new("checkout", "drill", value, at, at, "ci", TimeSpan.FromDays(180), "https://ci.example/7");
}
