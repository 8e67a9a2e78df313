using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Scheduling;

/// <summary>What is due is saved once, whoever comes late.</summary>
public sealed class DueEvaluationTests
{
    [Fact]
    public async Task A_service_that_was_saved_since_it_was_claimed_is_not_evaluated_again()
    {
        await using var server = await ServerAsync();
        var claimedAt = DateTimeOffset.UtcNow;
        var saved = await server.AnotherNode().EvaluateDueAsync("checkout", claimedAt, default);
        var asked = server.Probe.Asked;

        var late = await server.Runtime.EvaluateDueAsync("checkout", claimedAt, default);

        late!.Id.Should().Be(saved!.Id);
        server.Probe.Asked.Should().Be(asked);
        (await server.Store.FindStateAsync("checkout", default))!.Revision.Should().Be(1);
    }

    [Fact]
    public async Task A_run_that_another_node_overtakes_ends_without_a_save()
    {
        await using var server = await ServerAsync();
        var claimedAt = DateTimeOffset.UtcNow;
        server.Probe.Hold();
        var overtaken = server.Runtime.EvaluateDueAsync("checkout", claimedAt, default);
        var first = server.AnotherNode().EvaluateDueAsync("checkout", claimedAt, default);

        server.Probe.Release();
        await Task.WhenAll(overtaken, first);

        (await overtaken)!.Id.Should().Be((await first)!.Id);
        (await server.Store.FindStateAsync("checkout", default))!.Revision.Should().Be(1);
    }

    [Fact]
    public async Task Who_asks_for_an_evaluation_gets_one_whether_it_is_due_or_not()
    {
        await using var server = await ServerAsync();
        var before = await server.Runtime.EvaluateAsync("checkout", default);

        var after = await server.Runtime.EvaluateAsync("checkout", default);

        after!.ConfirmedUntil.Should().BeAfter(before!.ConfirmedUntil);
        (await server.Store.FindStateAsync("checkout", default))!.Revision.Should().Be(2);
    }

    [Fact]
    public async Task Who_asks_while_a_due_run_waits_for_its_turn_gets_an_evaluation_too()
    {
        await using var server = await ServerAsync();
        var claimedAt = DateTimeOffset.UtcNow;
        server.Probe.Hold();
        var running = server.Runtime.EvaluateAsync("checkout", default);
        var due = server.Runtime.EvaluateDueAsync("checkout", claimedAt, default);
        var asked = server.Runtime.EvaluateAsync("checkout", default);

        server.Probe.Release();
        await Task.WhenAll(running, due, asked);

        (await asked)!.ConfirmedUntil.Should().BeAfter((await running)!.ConfirmedUntil);
        (await server.Store.FindStateAsync("checkout", default))!.Revision.Should().Be(2);
    }

    private static async Task<TestServer> ServerAsync()
    {
        var server = await TestServer.StartAsync([Sample.Service("checkout")]);
        server.Probe.Say("checkout", """{ "ok": true, "share": 1, "millis": 1 }""");
        return server;
    }
}
