using Scorecards.Core.Declarations;
using Scorecards.Core.Runtime;

namespace Scorecards.Storage.Tests.Conformance;

public abstract class WebhookConformance<TEngine> : StoreConformance<TEngine>
    where TEngine : IStoreEngine, new()
{
    [Fact]
    public async Task A_webhook_changes_its_source_for_its_services_and_makes_them_due()
    {
        await SyncAsync([Sample.Service("a"), Sample.Service("b"), Sample.Service("c")], _ => Now.AddHours(1));

        (await ReceiveAsync(Webhook("1", "a", "b"))).Should().Equal("1");

        var declared = (await StateAsync("a")).Declared;
        declared.Changes.Should().Equal(new SourceChange("github", Now, 1));
        (declared.Version, declared.Evaluated).Should().Be((1, 0));
        (await StateAsync("b")).DueAt.Should().Be(Now);
        (await StateAsync("c")).Should().Match<ServiceState>(c => c.Declared == Declared.Nothing && c.DueAt == Now.AddHours(1));
        (await Store.ChangesAsync(0, 10, default)).Services.Single(s => s.ServiceId == "b").Declared.Changes.Should().ContainSingle();
    }

    [Fact]
    public async Task One_that_comes_again_changes_nothing_until_its_id_is_forgotten()
    {
        await SyncAsync("a");
        await ReceiveAsync(Webhook("1", "a"));
        var before = await StateAsync("a");
        Clock.Advance(TimeSpan.FromDays(7));

        (await ReceiveAsync(Webhook("1", "a"))).Should().BeEmpty();
        (await StateAsync("a")).Should().BeEquivalentTo(before);
        (await ReceiveAsync(Webhook("1", "a") with { Source = "gitea" }, Webhook("2", "a"))).Should().Equal("1", "2");

        (await Store.PurgeWebhooksAsync(Now, default)).Should().Be(1);
        (await StateAsync("a")).Declared.Changes.Should().HaveCount(2, "what was told stays");
        (await ReceiveAsync(Webhook("1", "a"))).Should().Equal("1");
    }

    [Fact]
    public async Task More_than_are_forgotten_together_are_forgotten()
    {
        await SyncAsync("a");
        await ReceiveAsync([.. Enumerable.Range(0, 2_345).Select(number => Webhook($"{number}", "a"))]);
        Clock.Advance(TimeSpan.FromDays(1));

        (await Store.PurgeWebhooksAsync(Now, default)).Should().Be(2_345);
    }

    [Fact]
    public async Task Of_a_source_the_latest_counts_also_by_a_clock_that_is_behind()
    {
        await SyncAsync("a");
        await ReceiveAsync(Webhook("1", "a"));

        await ReceiveAsync(Webhook("2", "a") with { At = Now.AddSeconds(-5) });

        (await StateAsync("a")).Declared.Changes.Should().Equal(new SourceChange("github", Now, 2));
    }

    [Fact]
    public async Task Services_that_are_unknown_or_retired_are_passed_over()
    {
        await SyncAsync("a", "b");
        await SyncAsync("b");
        var retired = await StateAsync("a");

        (await ReceiveAsync(Webhook("1", "a", "nobody", "b"), Webhook("2", "nobody"), Webhook("3"))).Should().Equal("1", "2", "3");

        (await StateAsync("a")).Should().Be(retired);
        (await StateAsync("b")).Declared.Changes.Should().ContainSingle();
    }

    [Fact]
    public async Task An_evaluation_notes_with_what_it_was_made()
    {
        await SyncAsync("a");
        await ReceiveAsync(Webhook("1", "a"));

        await SaveAsync(await StateAsync("a"));

        var declared = (await StateAsync("a")).Declared;
        (declared.Version, declared.Evaluated).Should().Be((1, 1));
        declared.Changes.Should().ContainSingle();
    }

    [Fact]
    public async Task What_is_told_during_an_evaluation_makes_another_soon_that_knows_of_it()
    {
        await SyncAsync("a");
        await ClaimAsync();
        var state = await StateAsync("a");
        await ReceiveAsync(Webhook("1", "a"));

        (await SaveAsync(state))!.DeclaredSince.Should().BeTrue();

        var after = await StateAsync("a");
        after.DueAt.Should().BeOnOrBefore(Now + Declared.Settling);
        after.Declared.Changes.Single().Version.Should().BeGreaterThan(after.Declared.Evaluated);
    }

    [Fact]
    public async Task One_that_comes_to_many_nodes_at_once_is_taken_once_and_none_waits_for_another_for_good()
    {
        var services = Enumerable.Range(0, 20).Select(number => $"s{number}").ToArray();
        await SyncAsync(services);
        await using var other = await OpenAsync();

        var taken = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => Task.Run(async () =>
        {
            var concerned = services.ToArray();
            new Random(number).Shuffle(concerned);
            return await (number % 2 == 0 ? Store : other).ReceiveWebhooksAsync(
                [Webhook($"{number / 4}", concerned), Webhook($"one-{number / 4}", concerned[0])], Now, default);
        })));

        taken.Sum(webhooks => webhooks.Count).Should().Be(50);
        (await StateAsync("s0")).Declared.Version.Should().BeGreaterThanOrEqualTo(25);
    }

    private static IEnumerable<string> Ids(IEnumerable<ReceivedWebhook> webhooks) => webhooks.Select(webhook => webhook.Id);

    private ReceivedWebhook Webhook(string id, params string[] services) => new("github", id, Now, services);

    private async Task<IEnumerable<string>> ReceiveAsync(params ReceivedWebhook[] webhooks) =>
        Ids(await Store.ReceiveWebhooksAsync(webhooks, Now, default));
}
