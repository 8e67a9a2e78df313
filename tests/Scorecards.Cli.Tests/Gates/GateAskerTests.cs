using Scorecards.Cli.Gates;
using Scorecards.Cli.Server;
using Scorecards.Cli.Server.Models;
using Scorecards.TestSupport;

namespace Scorecards.Cli.Tests.Gates;

/// <summary>Waiting and trying again, on a clock that moves when the asker waits.</summary>
public sealed class GateAskerTests
{
    private static readonly GateQuestion _question = new("payments", "production", "deploy", null, null, null);

    private readonly FakeClock _clock = new();
    private readonly List<string> _notes = [];

    [Fact]
    public async Task Without_waiting_a_shut_gate_is_asked_once()
    {
        await using var gate = new FakeGate().Decide("hold");

        (await Ask(gate, TimeSpan.Zero)).Should().Be("hold");

        gate.Questions.Should().ContainSingle();
        _notes.Should().BeEmpty();
    }

    [Fact]
    public async Task A_gate_that_opens_while_it_is_waited_for_is_open()
    {
        await using var gate = new FakeGate().Decide("hold").Decide("hold").Decide("allow");
        var begun = _clock.GetUtcNow();

        (await Ask(gate, TimeSpan.FromMinutes(10))).Should().Be("allow");

        (_clock.GetUtcNow() - begun).Should().BeGreaterThan(TimeSpan.FromSeconds(60)).And.BeLessThan(TimeSpan.FromSeconds(72.1), "twice the 30 s that it says, and up to a fifth more");
        _notes.Should().ContainSingle("the reasons stay the same").Which.Should().MatchRegex(@"^hold: Grade D needs a second person \(needs-approval\); asking again in 3\ds, for at most 10m more$");
    }

    [Fact]
    public async Task Each_question_while_waiting_has_a_key_of_its_own()
    {
        await using var gate = new FakeGate().Decide("hold").Decide("deny").Decide("allow");

        await Ask(gate, TimeSpan.FromMinutes(10));

        gate.Keys.Should().Equal("key", "key.2", "key.3");
        _notes.Should().HaveCount(2, "the reasons changed");
    }

    [Fact]
    public async Task When_the_time_is_over_the_gate_is_asked_a_last_time_and_the_last_answer_counts()
    {
        await using var gate = new FakeGate().Decide("hold").Decide("deny");
        var begun = _clock.GetUtcNow();

        (await Ask(gate, TimeSpan.FromSeconds(40))).Should().Be("deny");

        (_clock.GetUtcNow() - begun).Should().Be(TimeSpan.FromSeconds(40));
        gate.Questions.Should().HaveCount(3);
    }

    [Theory]
    [InlineData(0, 1, 1.2)]
    [InlineData(86_400, 60, 72)]
    [InlineData(null, 30, 36)]
    public async Task A_pause_is_neither_too_short_nor_too_long(int? retryAfter, double least, double most)
    {
        await using var gate = new FakeGate().Decide("deny", a => a["retryAfterSeconds"] = retryAfter).Decide("allow");
        var begun = _clock.GetUtcNow();

        (await Ask(gate, TimeSpan.FromHours(1))).Should().Be("allow");

        (_clock.GetUtcNow() - begun).TotalSeconds.Should().BeInRange(least, most);
    }

    [Fact]
    public async Task A_server_in_trouble_is_tried_again_under_the_same_key()
    {
        await using var gate = new FakeGate().Answer(502, "text/html", "").Reset().Answer(500, "text/plain", "").Decide("allow");

        (await Ask(gate, TimeSpan.Zero)).Should().Be("allow");

        gate.Keys.Should().Equal("key", "key", "key", "key");
        _notes.Should().ContainSingle().Which.Should().Contain("502").And.EndWith("trying again for at most 10s");
    }

    [Fact]
    public async Task Patience_with_a_server_in_trouble_ends()
    {
        await using var gate = new FakeGate().Answer(502, "text/html", "");
        var begun = _clock.GetUtcNow();

        (await Ask(gate, TimeSpan.Zero)).Should().Be("server-away");

        (_clock.GetUtcNow() - begun).Should().BeLessThanOrEqualTo(TimeSpan.FromSeconds(10));
        gate.Questions.Count.Should().BeInRange(4, 8);
        gate.Keys.Should().AllBe("key");
    }

    [Fact]
    public async Task While_waiting_a_server_in_trouble_is_tried_for_as_long()
    {
        await using var gate = new FakeGate().Decide("hold").Answer(502, "text/html", "");
        var begun = _clock.GetUtcNow();

        (await Ask(gate, TimeSpan.FromMinutes(5))).Should().Be("server-away", "an old hold is no answer for now");

        (_clock.GetUtcNow() - begun).Should().BeGreaterThan(TimeSpan.FromMinutes(4)).And.BeLessThanOrEqualTo(TimeSpan.FromMinutes(5));
        gate.Keys.Skip(1).Should().AllBe("key.2");
    }

    [Fact]
    public async Task The_pause_that_a_server_asks_for_is_kept()
    {
        await using var gate = new FakeGate().Refuse(503, "store-away", "The store is away", ("Retry-After", "7")).Decide("allow");
        var begun = _clock.GetUtcNow();

        (await Ask(gate, TimeSpan.Zero)).Should().Be("allow");

        (_clock.GetUtcNow() - begun).Should().Be(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task A_server_that_asks_for_a_longer_pause_than_there_is_time_is_away_at_once()
    {
        await using var gate = new FakeGate().Refuse(503, "store-away", "The store is away", ("Retry-After", "60"));

        (await Ask(gate, TimeSpan.Zero)).Should().Be("store-away");

        gate.Questions.Should().ContainSingle();
    }

    [Fact]
    public async Task A_refused_question_is_not_asked_again()
    {
        await using var gate = new FakeGate().Refuse(422, "key-used", "The key was used for another question");

        await FluentActions.Awaiting(() => Ask(gate, TimeSpan.FromMinutes(10))).Should().ThrowAsync<ServerException>().WithMessage("*used*");

        gate.Questions.Should().ContainSingle();
    }

    /// <returns>The decision, or the code of the first reason why there is none.</returns>
    private async Task<string> Ask(FakeGate gate, TimeSpan wait)
    {
        using var server = new ServerApi(gate.Url, null, ServerPatience.OneAttempt);
        var asker = new GateAsker(server, _clock, new GatePauses(new Random(1)), _notes.Add);
        var asking = asker.AskAsync(new GateAsk(_question, "key", wait, TimeSpan.FromSeconds(10)), CancellationToken.None);
        return await _clock.PassPausesAsync(asking, TimeSpan.FromHours(1)) switch
        {
            GateOutcome.Answered answered => answered.Answer.Decision,
            GateOutcome.Undecided undecided => undecided.Reasons[0].Code,
            var other => other.ToString(),
        };
    }
}
