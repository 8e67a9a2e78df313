using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Core.Impact;
using Scorecards.Core.Scoring;
using Scorecards.TestSupport;

namespace Scorecards.Core.Tests.Impact;

/// <summary>A change to definitions, and one service that was evaluated with those before.</summary>
internal sealed class Change
{
    public static readonly DateTimeOffset At = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Service _service = new() { Id = "cart", Name = "cart", Team = "shop", Tier = 2, Digest = "cart" };

    private readonly DefinitionSet _before;
    private readonly Dictionary<string, string> _contents = [];

    /// <param name="before">The documents.</param>
    /// <param name="facts">What the source says of what: <c>a: true</c>; null for a source in trouble.</param>
    public Change(string[] before, params (string Of, CelValue? Value)[] facts)
    {
        _before = TestDefinitions.Set(before);
        var answers = facts.ToDictionary(
            f => new FactKey("test", "value", $$"""{"of":"{{f.Of}}"}"""),
            f => f.Value is { } value ? Fact.Ok(value, At, $"https://example.com/{f.Of}") : Fact.Failed(UnknownCause.Source, "no answer", At));
        foreach (var body in answers.Values.Select(a => a.Body).OfType<FactBody>())
        {
            _contents[body.Digest] = body.Json;
        }

        Last = Scorer.Evaluate(FactPlan.For(_before, _service, ""), answers, [], null, At, "1");
    }

    public Evaluation Last { get; init; }

    /// <summary>Forgets every fact body, as a purge does.</summary>
    public Change Purged()
    {
        _contents.Clear();
        return this;
    }

    public ServiceImpact To(params string[] after) => To(TestDefinitions.Set(after));

    public ServiceImpact To(DefinitionSet after, bool isBasisKnown = true)
    {
        var impact = new DefinitionsImpact(
            _before, after, isBasisKnown ? new Dictionary<string, DefinitionSet> { [_before.Digest] = _before } : [], "");
        var batch = impact.Prepare([(_service, Last)]);
        return batch.Judge(_contents.Where(c => batch.Digests.Contains(c.Key)).ToDictionary()).Single();
    }

    public static (string, CelValue?) Says(string of, bool value) => (of, CelValue.Map([new("ok", CelValue.Of(value))]));
}
