using Scorecards.Core.Declarations;

namespace Scorecards.Storage.Tests.Conformance;

public abstract class ExemptionConformance<TEngine> : StoreConformance<TEngine>
    where TEngine : IStoreEngine, new()
{
    private readonly Exemption _first = Sample.Exemption("e1", "a");

    [Fact]
    public async Task A_request_comes_back_whole()
    {
        await SyncAsync("a", "b");

        (await AddAsync(_first)).Should().Be(ExemptionAdded.Added);

        (await Store.FindExemptionAsync("e1", default)).Should().BeEquivalentTo(_first);
        (await StateAsync("a")).Declared.Exemptions.Should().BeEquivalentTo([_first]);
        (await StateAsync("b")).Declared.Exemptions.Should().BeEmpty();
        (await Store.FindExemptionAsync("e2", default)).Should().BeNull();
    }

    [Fact]
    public async Task While_one_is_open_there_is_no_second_for_the_same_check_and_service()
    {
        await SyncAsync("a", "b");
        await AddAsync(_first);

        (await AddAsync(Sample.Exemption("e2", "a"))).Should().Be(ExemptionAdded.AnotherIsOpen);
        (await AddAsync(Sample.Exemption("e3", "b"))).Should().Be(ExemptionAdded.Added);
        (await AddAsync(Sample.Exemption("e4", "a", "other"))).Should().Be(ExemptionAdded.Added);
        (await Store.SaveStepAsync(Sample.Decided(_first, ExemptionState.Approved), Now, default)).Should().BeTrue();
        (await AddAsync(Sample.Exemption("e5", "a"))).Should().Be(ExemptionAdded.AnotherIsOpen, "one that is approved is open too");

        (await Store.FindExemptionAsync("e2", default)).Should().BeNull();
    }

    [Theory]
    [InlineData(ExemptionState.Denied)]
    [InlineData(ExemptionState.Revoked)]
    [InlineData(ExemptionState.Expired)]
    public async Task After_it_is_closed_another_may_be_asked_for(ExemptionState end)
    {
        await SyncAsync("a");
        await AddAsync(_first);
        if (end != ExemptionState.Expired)
        {
            var approved = end == ExemptionState.Revoked ? Sample.Decided(_first, ExemptionState.Approved) : _first;
            await Store.SaveStepAsync(approved, Now, default);
            (await Store.SaveStepAsync(Sample.Decided(approved, end), Now, default)).Should().BeTrue();
            (await StateAsync("a")).Declared.Exemptions.Should().BeEmpty();
        }

        var now = end == ExemptionState.Expired ? _first.ExpiresAt : Now;
        (await Store.AddExemptionAsync(Sample.Exemption("e2", "a", expiresAt: now.AddYears(3)), now, default)).Should().Be(ExemptionAdded.Added);

        (await StateAsync("a")).Declared.Exemptions.Select(e => e.Id).Should().Equal("e2");
        (await ListAsync(new(null, null, null, now))).Should().Equal("e2", "e1");
    }

    [Fact]
    public async Task A_step_is_kept_only_on_top_of_what_it_was_decided_on()
    {
        await SyncAsync("a");
        await AddAsync(_first);
        var approved = Sample.Decided(_first, ExemptionState.Approved);
        var denied = Sample.Decided(_first, ExemptionState.Denied, "cat");

        (await Store.SaveStepAsync(approved, Now, default)).Should().BeTrue();
        (await Store.SaveStepAsync(denied, Now, default)).Should().BeFalse();
        (await Store.SaveStepAsync(approved, Now, default)).Should().BeFalse("twice is not once more");

        (await Store.FindExemptionAsync("e1", default)).Should().BeEquivalentTo(approved);
    }

    [Fact]
    public async Task Of_two_who_decide_at_once_one_does()
    {
        await SyncAsync("a");
        await AddAsync(_first);

        var done = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Store.SaveStepAsync(
            Sample.Decided(_first, i % 2 == 0 ? ExemptionState.Approved : ExemptionState.Denied, $"approver-{i}"), Now, default))));

        done.Count(d => d).Should().Be(1);
        (await Store.FindExemptionAsync("e1", default))!.Steps.Should().HaveCount(2);
    }

    [Fact]
    public async Task Of_many_who_ask_at_once_one_is_heard()
    {
        await SyncAsync("a");

        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => AddAsync(Sample.Exemption($"e{i}", "a")))));

        added.Count(a => a == ExemptionAdded.Added).Should().Be(1);
    }

    [Fact]
    public async Task A_decision_makes_the_service_due_and_an_evaluation_made_without_it_is_not_the_last()
    {
        await SyncAsync([Sample.Service("a")], _ => Now.AddHours(1));
        await AddAsync(_first);
        var before = await StateAsync("a");
        before.DueAt.Should().Be(Now.AddHours(1), "a request changes no grade");

        await Store.SaveStepAsync(Sample.Decided(_first, ExemptionState.Approved), Now, default);

        (await StateAsync("a")).DueAt.Should().Be(Now);
        (await StateAsync("a")).Declared.Version.Should().BeGreaterThan(before.Declared.Version);
    }

    [Fact]
    public async Task Nothing_is_asked_for_a_service_that_is_unknown_or_retired()
    {
        await SyncAsync("a");
        await SyncAsync();

        (await AddAsync(_first)).Should().Be(ExemptionAdded.UnknownService);
        (await AddAsync(Sample.Exemption("e2", "nobody"))).Should().Be(ExemptionAdded.UnknownService);
        (await Store.SaveStepAsync(Sample.Decided(_first, ExemptionState.Approved), Now, default)).Should().BeFalse();
    }

    [Fact]
    public async Task Lists_are_filtered_by_what_they_are_now_and_come_in_parts()
    {
        await SyncAsync("a", "b");
        var now = _first.RequestedAt.AddDays(1);
        var short1 = Sample.Exemption("e1", "a", "c1", now);
        var short2 = Sample.Exemption("e2", "a", "c2", now);
        await Store.AddExemptionAsync(short1, short1.RequestedAt, default);
        await Store.AddExemptionAsync(short2, short2.RequestedAt, default);
        await Store.SaveStepAsync(Sample.Decided(short2, ExemptionState.Approved), now, default);
        await Store.AddExemptionAsync(Sample.Exemption("e3", "a", "c3"), now, default);
        var e4 = Sample.Exemption("e4", "b", "c3");
        await Store.AddExemptionAsync(e4, now, default);
        await Store.SaveStepAsync(Sample.Decided(e4, ExemptionState.Approved), now, default);

        (await ListAsync(new(null, null, null, now))).Should().Equal("e4", "e3", "e2", "e1");
        (await ListAsync(new("a", null, null, now))).Should().Equal("e3", "e2", "e1");
        (await ListAsync(new(null, "c3", null, now))).Should().Equal("e4", "e3");
        (await ListAsync(new(null, null, ExemptionState.Expired, now))).Should().Equal("e2", "e1");
        (await ListAsync(new(null, null, ExemptionState.Approved, now))).Should().Equal("e4");
        (await ListAsync(new(null, null, ExemptionState.Approved, now.AddTicks(-1)))).Should().Equal("e4", "e2");
        (await ListAsync(new(null, null, ExemptionState.Requested, now))).Should().Equal("e3");
        (await ListAsync(new("b", "c3", ExemptionState.Denied, now))).Should().BeEmpty();

        var part = await Store.ExemptionsAsync(new("a", null, null, now), "e3", 1, default);
        part.Items.Select(e => e.Id).Should().Equal("e2");
        part.Total.Should().Be(3);
    }

    private Task<ExemptionAdded> AddAsync(Exemption exemption) => Store.AddExemptionAsync(exemption, exemption.RequestedAt, default);

    private async Task<IEnumerable<string>> ListAsync(ExemptionQuery query)
    {
        var page = await Store.ExemptionsAsync(query, null, 100, default);
        page.Total.Should().Be(page.Items.Count);
        return page.Items.Select(e => e.Id);
    }
}
