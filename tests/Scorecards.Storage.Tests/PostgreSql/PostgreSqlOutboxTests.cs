using Dapper;
using Scorecards.Storage.Tests.Conformance;

namespace Scorecards.Storage.Tests.PostgreSql;

/// <summary>What is special about an outbox whose writers do not commit in order.</summary>
[Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
public sealed class PostgreSqlOutboxTests : StoreConformance<PostgreSqlEngine>
{
    [Fact]
    public async Task An_event_that_commits_after_later_ones_were_delivered_is_not_missed()
    {
        await using var slow = await Engine.ConnectAsync();
        var running = await slow.BeginTransactionAsync();
        await slow.ExecuteAsync("INSERT INTO events (id, type, subject, at, body) VALUES ('slow', 't', 'a', 0, '{}')");
        await Store.BeginSourceTroubleAsync("b", Now, Sample.Event("quick", "b", Now), default);

        var early = await Store.UndispatchedEventsAsync(10, default);
        await Store.DispatchEventsAsync(["quick"], [new("x", "quick", Now)], default);
        await Store.DeliveredAsync("x", ["quick"], Now, default);
        await running.CommitAsync();
        var late = await Store.UndispatchedEventsAsync(10, default);

        early.Select(e => e.Id).Should().Equal("quick");
        late.Select(e => e.Id).Should().Equal("slow");
        (await slow.ExecuteScalarAsync<bool>("SELECT (SELECT number FROM events WHERE id = 'slow') < (SELECT number FROM events WHERE id = 'quick')"))
            .Should().BeTrue("that is what the test is about");
    }

    [Fact]
    public async Task Saves_with_events_do_not_wait_for_each_other()
    {
        await SyncAsync("a");
        await using var slow = await Engine.ConnectAsync();
        await slow.BeginTransactionAsync();
        await slow.ExecuteAsync("INSERT INTO events (id, type, subject, at, body) VALUES ('slow', 't', 'b', 0, '{}')");

        var save = Sample.Save(Sample.Evaluation("a", "1", Now), 0) with { Events = [Sample.Event("quick", "a", Now)] };

        (await Store.SaveEvaluationAsync(save, default).WaitAsync(TimeSpan.FromSeconds(30)))!.Revision.Should().Be(1);
    }
}
