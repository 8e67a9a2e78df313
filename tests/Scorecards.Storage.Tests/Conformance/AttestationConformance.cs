namespace Scorecards.Storage.Tests.Conformance;

public abstract class AttestationConformance<TEngine> : StoreConformance<TEngine>
    where TEngine : IStoreEngine, new()
{
    [Fact]
    public async Task An_answer_comes_back_whole_and_makes_its_service_due()
    {
        await SyncAsync([Sample.Service("a"), Sample.Service("b")], _ => Now.AddHours(1));
        var answer = Sample.Answer("a1", "a", release: "1.0 ☕");

        (await Store.AddAttestationAsync(answer, Now, default)).Should().BeTrue();

        (await StateAsync("a")).Declared.Attestations.Should().BeEquivalentTo([answer]);
        (await StateAsync("a")).DueAt.Should().Be(Now);
        (await StateAsync("b")).Declared.Attestations.Should().BeEmpty();
    }

    [Fact]
    public async Task Another_answer_takes_the_place_of_the_one_before_and_both_are_kept()
    {
        await SyncAsync("a");
        await AddAsync("a1");
        var version = (await StateAsync("a")).Declared.Version;
        await AddAsync("a2");
        await AddAsync("a3", "other");

        (await NewestAsync()).Should().Equal("a2", "a3");
        (await StateAsync("a")).Declared.Version.Should().BeGreaterThan(version);
        var all = await Store.AttestationsAsync("a", null, 10, default);
        (all.Total, string.Join(',', all.Items.Select(a => a.Id))).Should().Be((3, "a3,a2,a1"));
        (await Store.AttestationsAsync("a", "a3", 1, default)).Items.Select(a => a.Id).Should().Equal("a2");
    }

    [Fact]
    public async Task Answers_for_several_releases_stand_beside_each_other_until_they_run_out()
    {
        await SyncAsync("a");
        await AddAsync("a1", release: "1.0");
        await AddAsync("a2", release: "1.1");
        (await NewestAsync()).Should().Equal("a1", "a2");

        var later = Sample.Answer("a3", "a", release: "1.2");
        later = later with { At = later.ValidUntil, ValidUntil = later.ValidUntil.AddDays(30) };
        await Store.AddAttestationAsync(later, Now, default);

        (await NewestAsync()).Should().Equal("a3");
        (await Store.AttestationsAsync("a", null, 10, default)).Total.Should().Be(3);
    }

    [Fact]
    public async Task Many_answers_at_once_leave_one()
    {
        await SyncAsync("a");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => AddAsync($"a{i}"))));

        (await NewestAsync()).Should().ContainSingle();
        (await Store.AttestationsAsync("a", null, 100, default)).Total.Should().Be(8);
    }

    [Fact]
    public async Task Nothing_is_answered_for_a_service_that_is_unknown_or_retired()
    {
        await SyncAsync("a");
        await SyncAsync();

        (await Store.AddAttestationAsync(Sample.Answer("a1", "a"), Now, default)).Should().BeFalse();
        (await Store.AddAttestationAsync(Sample.Answer("a1", "nobody"), Now, default)).Should().BeFalse();
        (await Store.AttestationsAsync("a", null, 10, default)).Total.Should().Be(0);
    }

    private Task<bool> AddAsync(string id, string check = "is-tested", string? release = null) =>
        Store.AddAttestationAsync(Sample.Answer(id, "a", check, release), Now, default);

    private async Task<IEnumerable<string>> NewestAsync() => (await StateAsync("a")).Declared.Attestations.Select(a => a.Id);
}
