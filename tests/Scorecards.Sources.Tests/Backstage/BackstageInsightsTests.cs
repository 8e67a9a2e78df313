using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Backstage;
using Scorecards.Sources.Setup;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Backstage;

/// <summary>Against the real Tech Insights.</summary>
[Trait("Needs", "system")]
[Collection(BackstageCollection.Name)]
public sealed class BackstageInsightsTests(BackstageFixture backstage)
{
    private const string Question = $$"""{"retrievers":["{{BackstageBackend.Retriever}}","none"]}""";

    [Theory]
    [InlineData("service-0", true)]
    [InlineData("service-7", false)]
    public async Task Its_facts_are_ours(string name, bool hasGroupOwner)
    {
        await backstage.Backend.WaitForFactsAsync($"component:default/{name}");

        var fact = await Make(BackstageBackend.Token, """{"facts":{"hasOwner":"bool","hasGroupOwner":"bool"}}""").OneAsync(Of(name));

        fact.At("facts.hasOwner").AsBool().Should().BeTrue();
        fact.At("facts.hasGroupOwner").AsBool().Should().Be(hasGroupOwner);
        fact.At("missing").ToJson().Should().Be("""["none"]""");
        fact.At($"retrievers.{BackstageBackend.Retriever}.version").AsString().Should().MatchRegex(@"^\d+\.\d+");
        fact.At("ageMinutes").AsInt().Should().BeInRange(0, 5);
        fact.Evidence.Should().Be($"{backstage.Backend.Url}catalog/default/component/{name}");
    }

    [Fact]
    public async Task An_entity_that_nobody_knows_has_none() =>
        (await Make(BackstageBackend.Token).OneAsync(Of("nobody"))).Error!.Message.Should().Contain("no facts of").And.Contain("component:default/nobody");

    [Fact]
    public async Task Facts_that_are_declared_otherwise_are_told()
    {
        await backstage.Backend.WaitForFactsAsync("component:default/service-1");

        var error = (await Make(BackstageBackend.Token, """{"facts":{"hasOwner":"int"}}""").OneAsync(Of("service-1"))).Error!;

        (error.Cause, error.Message).Should().Be((UnknownCause.Definition, "Tech Insights has other facts than the option 'facts' of backstage says: facts.hasOwner must be a whole number"));
    }

    [Fact]
    public async Task A_wrong_token_is_told_and_not_shown()
    {
        var error = (await Make("wr0ng").OneAsync(Of("service-0"))).Error!;

        error.Cause.Should().Be(UnknownCause.Source);
        error.Message.Should().Contain("401").And.NotContain("wr0ng");
    }

    private static FactRequest Of(string name) => Ask.Of("backstage", "insights", Question, Ask.Checkout with { Id = name, Name = name });

    private ISource Make(string token, string options = "{}") => Ask.Make(
        BackstageKind.Factory,
        Ask.Spec("backstage", backstage.Backend.Url, options: options, auth: new AuthSpec { SecretRef = "env:TOKEN" }, timeout: TimeSpan.FromSeconds(30)),
        new SourceContext { CacheFolder = "", Environment = _ => token });
}
