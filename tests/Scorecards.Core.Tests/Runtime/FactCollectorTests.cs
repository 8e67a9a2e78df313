using Scorecards.Core.Catalog;
using Scorecards.Core.Declarations;
using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;
using Scorecards.Core.Text;
using Scorecards.TestSupport;

namespace Scorecards.Core.Tests.Runtime;

public sealed class FactCollectorTests
{
    private readonly FakeClock _clock = new();
    private readonly MemoryStore _store = new();
    private readonly FactCollector _collector;

    public FactCollectorTests() => _collector = new FactCollector(_store, _clock);

    [Fact]
    public async Task Identical_requests_are_asked_once_and_all_of_a_source_together()
    {
        var source = new TestSource("test", Answer);
        var plan = Plan(Check("a", of: "x"), Check("b", of: "x"), Check("c", of: "y"));

        var facts = await CollectAsync(plan, source);

        source.Calls.Should().ContainSingle().Which.Select(r => r.Arguments.ToJson()).Should().Equal("""{"of":"x"}""", """{"of":"y"}""");
        facts.Should().HaveCount(2);
        facts[Key("x")].Value.Should().Be(CelValue.Of("answer to x"));
        facts[Key("y")].Value.Should().Be(CelValue.Of("answer to y"));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(299, true)]
    [InlineData(300, false)]
    [InlineData(-1, false)]
    public async Task A_fact_is_used_again_until_its_time_to_live_is_over(int age, bool isReused)
    {
        var plan = Plan(Check("a", of: "x", ttl: "5m"), Check("b", of: "x", ttl: "1h"));
        var previous = await EvaluateAsync(plan, new TestSource("test", Answer));
        _clock.Advance(TimeSpan.FromSeconds(Math.Max(0, age)));
        previous = age < 0 ? previous with { Facts = [.. previous.Facts.Select(f => f with { CollectedAt = _clock.GetUtcNow().AddSeconds(1) })] } : previous;
        var source = new TestSource("test", _ => Fact.Ok(CelValue.Of("new"), _clock.GetUtcNow()));

        var facts = await CollectAsync(plan, source, previous);

        source.Calls.Should().HaveCount(isReused ? 0 : 1);
        facts[Key("x")].Value.Should().Be(CelValue.Of(isReused ? "answer to x" : "new"));
        facts[Key("x")].Should().Match<Fact>(f => !isReused || (f.CollectedAt == previous.Facts[0].CollectedAt && f.Evidence == "https://x" && f.Took == TimeSpan.FromSeconds(3)));
    }

    [Fact]
    public async Task Only_what_is_not_alive_is_asked_for()
    {
        var previous = await EvaluateAsync(Plan(Check("a", of: "x")), new TestSource("test", Answer));
        var source = new TestSource("test", Answer);

        await CollectAsync(Plan(Check("a", of: "x"), Check("b", of: "y")), source, previous);

        source.Calls.Single().Select(r => r.Arguments.ToJson()).Should().Equal("""{"of":"y"}""");
    }

    [Fact]
    public async Task A_fact_in_error_is_asked_for_again()
    {
        var plan = Plan(Check("a", of: "x"));
        var previous = await EvaluateAsync(plan, new TestSource("test", _ => Fact.Failed(UnknownCause.Source, "away", _clock.GetUtcNow())));

        (await CollectAsync(plan, new TestSource("test", Answer), previous))[Key("x")].Error.Should().BeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{ damaged")]
    public async Task A_fact_whose_body_is_gone_or_damaged_is_asked_for_again(string? body)
    {
        var plan = Plan(Check("a", of: "x"));
        var previous = await EvaluateAsync(plan, new TestSource("test", Answer));
        _store.Contents.Clear();
        if (body is not null)
        {
            _store.Contents[previous.Facts[0].Digest!] = body;
        }

        var source = new TestSource("test", Answer);
        await CollectAsync(plan, source, previous);

        source.Calls.Should().ContainSingle();
    }

    [Fact]
    public async Task What_changed_since_the_evaluation_before_is_asked_for_again_and_no_older_answer_is_wanted()
    {
        var plan = Plan(Check("a", of: "x"));
        var previous = await EvaluateAsync(plan, new TestSource("test", Answer));
        var declared = new Declared(7, []) { Evaluated = 6, Changes = [new("test", _clock.GetUtcNow(), 7), new("other", _clock.GetUtcNow(), 9)] };
        _clock.Advance(TimeSpan.FromSeconds(5));
        var source = new TestSource("test", Answer);

        await CollectAsync(plan, source, previous, declared);
        await CollectAsync(plan, source, previous, declared with { Evaluated = 7 });
        await CollectAsync(plan, source, previous, declared with { Changes = [declared.Changes[1]] });
        _clock.Advance(TimeSpan.FromSeconds(60));
        await CollectAsync(plan, source, previous, declared);

        var asked = source.Calls.Select(batch => batch.Single()).ToList();
        asked.Should().HaveCount(2, "a change that the evaluation before knew of, and one of another source, are no reason to ask");
        asked[0].NotBefore.Should().Be(_clock.GetUtcNow().AddSeconds(-60), "clocks of nodes differ: what this node asks from now on is new for sure");
        asked[1].NotBefore.Should().Be(_clock.GetUtcNow().AddSeconds(-45), "no two clocks differ by more");
    }

    [Fact]
    public async Task What_was_not_told_of_a_change_may_be_as_old_as_ever()
    {
        var source = new TestSource("test", Answer);

        await CollectAsync(Plan(Check("a", of: "x")), source);

        source.Calls.Single().Single().NotBefore.Should().BeNull();
    }

    [Theory]
    [InlineData("1h", "24h", 3600)]
    [InlineData("1h", "30m", 1800)]
    [InlineData("1m", "24h", 300)]
    public async Task A_fact_of_which_changes_are_told_lives_longer_but_is_never_stale(string holds, string freshFor, int lives)
    {
        var plan = Plan(Check("a", of: "x").Replace("spec:", $"spec:\n  freshFor: {freshFor}", StringComparison.Ordinal));
        Duration.TryParse(holds, out var told).Should().BeTrue();
        var source = new NotifiedSource(new TestSource("test", Answer), told);
        var previous = await EvaluateAsync(plan, source);

        _clock.Advance(TimeSpan.FromSeconds(lives - 1));
        await CollectAsync(plan, source, previous);
        source.Calls.Should().HaveCount(1);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await CollectAsync(plan, source, previous);

        source.Calls.Should().HaveCount(2);
        source.Calls[1].Single().Ttl.Should().Be(TimeSpan.FromSeconds(lives));
    }

    [Fact]
    public async Task What_a_source_is_told_counts_for_the_one_that_forwards_to_it()
    {
        var plan = Plan(Check("a", of: "x"));
        var source = new ForwardingSource("test", new NotifiedSource(new TestSource("there", Answer), TimeSpan.FromHours(1)));
        var previous = await EvaluateAsync(plan, source);
        _clock.Advance(TimeSpan.FromMinutes(30));
        var declared = new Declared(1, []) { Changes = [new("there", _clock.GetUtcNow(), 1)] };

        await CollectAsync(plan, source, previous);
        source.Asked.Should().Be(1, "it lives as long as where it comes from says");
        await CollectAsync(plan, source, previous, declared);

        source.Asked.Should().Be(2);
    }

    [Fact]
    public async Task Without_a_store_everything_is_asked()
    {
        var plan = Plan(Check("a", of: "x"));
        var previous = await EvaluateAsync(plan, new TestSource("test", Answer));
        var source = new TestSource("test", Answer);

        await new FactCollector(null, _clock).CollectAsync(plan, new Dictionary<string, ISource> { ["test"] = source }, previous, Declared.Nothing, CancellationToken.None);

        source.Calls.Should().ContainSingle();
    }

    /// <summary>JSON holds no times, bytes or infinities: what a check sees must not depend on whether the fact was just collected.</summary>
    [Fact]
    public async Task A_fact_looks_the_same_fresh_and_from_the_store()
    {
        var odd = CelValue.Map(
        [
            new("time", CelValue.Of(_clock.GetUtcNow())), new("duration", CelValue.Of(TimeSpan.FromSeconds(1))), new("nan", CelValue.Of(double.NaN)),
            new("infinite", CelValue.List([CelValue.Of(double.NegativeInfinity)])), new("bytes", CelValue.Of([1, 2])), new("unsigned", CelValue.Of(5UL)), new("whole", CelValue.Of(2.0)),
        ]);
        var plan = Plan(Check("a", of: "x"));

        var fresh = (await CollectAsync(plan, new TestSource("test", _ => Fact.Ok(odd, _clock.GetUtcNow()))))[Key("x")];
        var previous = await EvaluateAsync(plan, new TestSource("test", _ => Fact.Ok(odd, _clock.GetUtcNow())));
        var stored = (await CollectAsync(plan, new TestSource("test", Answer), previous))[Key("x")];

        stored.Value.Should().Be(fresh.Value);
        stored.Value.AsMap().Select(e => e.Value.Kind).Should().BeEquivalentTo(fresh.Value.AsMap().Select(e => e.Value.Kind));
        stored.Body.Should().Be(fresh.Body);
    }

    [Fact]
    public async Task A_deep_fact_reads_back_from_the_store()
    {
        var deep = Enumerable.Range(0, 200).Aggregate(CelValue.Of(1), (value, _) => CelValue.List([value]));
        var plan = Plan(Check("a", of: "x"));
        var previous = await EvaluateAsync(plan, new TestSource("test", _ => Fact.Ok(deep, _clock.GetUtcNow())));
        var source = new TestSource("test", Answer);

        (await CollectAsync(plan, source, previous))[Key("x")].Value.Should().Be(deep);
        source.Calls.Should().BeEmpty();
    }

    private static string Check(string name, string of, string ttl = "5m") =>
        TestDefinitions.Check(name, "has(facts.it)").Replace($"of: {name} }}", $"of: {of} }}, ttl: {ttl}", StringComparison.Ordinal);

    private static FactPlan Plan(params string[] checks) => FactPlan.For(TestDefinitions.Set(checks), new Service { Id = "s0", Name = "s0" }, "");

    private static FactKey Key(string of) => new("test", "value", $$"""{"of":"{{of}}"}""");

    private Fact Answer(FactRequest request) =>
        Fact.Ok(CelValue.Of($"answer to {(request.Arguments.TryGet("of", out var of) ? of.AsString() : "nothing")}"), _clock.GetUtcNow(), "https://x") with { Took = TimeSpan.FromSeconds(3) };

    private Task<IReadOnlyDictionary<FactKey, Fact>> CollectAsync(FactPlan plan, ISource source, Evaluation? previous = null, Declared? declared = null) =>
        _collector.CollectAsync(plan, new Dictionary<string, ISource> { [source.Name] = source }, previous, declared ?? Declared.Nothing, CancellationToken.None);

    private async Task<Evaluation> EvaluateAsync(FactPlan plan, ISource source)
    {
        var facts = await CollectAsync(plan, source);
        foreach (var body in facts.Values.Select(f => f.Body).OfType<FactBody>())
        {
            _store.Contents.TryAdd(body.Digest, body.Json);
        }

        return Scorer.Evaluate(plan, facts, [], null, _clock.GetUtcNow(), "id");
    }

    /// <summary>Is told of changes, whatever is asked.</summary>
    private sealed class NotifiedSource(TestSource inner, TimeSpan holds) : INotifiedSource
    {
        public string Name => inner.Name;

        public IReadOnlyList<IReadOnlyList<FactRequest>> Calls => inner.Calls;

        public TimeSpan? HoldsFor(FactRequest request) => request.Source == Name ? holds : null;

        public Task<IReadOnlyList<Fact>> CollectAsync(IReadOnlyList<FactRequest> requests, CancellationToken cancellationToken) =>
            inner.CollectAsync(requests, cancellationToken);
    }

    private sealed class ForwardingSource(string name, ISource there) : IForwardingSource
    {
        public string Name => name;

        public int Asked { get; private set; }

        public ISource? SourceOf(Service service) => there;

        public Task<IReadOnlyList<Fact>> CollectAsync(IReadOnlyList<FactRequest> requests, CancellationToken cancellationToken)
        {
            Asked++;
            return there.CollectAsync(requests, cancellationToken);
        }
    }
}
