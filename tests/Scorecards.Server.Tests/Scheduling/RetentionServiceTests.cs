using System.Reflection;
using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Scorecards.Core.Runtime;
using Scorecards.Server.Hosting;
using Scorecards.Server.Scheduling;
using Scorecards.TestSupport;

namespace Scorecards.Server.Tests.Scheduling;

public sealed class RetentionServiceTests
{
    private readonly FakeClock _clock = new();
    private readonly PurgedStore _store = PurgedStore.New();

    [Fact]
    public async Task What_was_not_used_for_as_long_as_facts_are_kept_is_deleted_twice_a_day_and_a_store_that_is_away_is_tried_again()
    {
        var start = _clock.GetUtcNow();
        using var service = Service();
        await service.StartAsync(default);

        var first = await NextAsync();
        _store.Fails = true;
        await NextAsync();
        _store.Fails = false;
        var third = await NextAsync();
        await service.StopAsync(default);

        var at = start + RetentionService.Every;
        first.Should().Be((at - TimeSpan.FromDays(30), at - TimeSpan.FromDays(1), at - TimeSpan.FromDays(7)));
        third.Contents.Should().Be(first.Contents + (2 * RetentionService.Every));
        third.Webhooks.Should().Be(first.Webhooks + (2 * RetentionService.Every));
    }

    [Fact]
    public async Task A_clock_that_is_wrong_deletes_nothing()
    {
        _store.Clock = () => _clock.GetUtcNow().AddYears(-5);
        using var service = Service();
        await service.StartAsync(default);
        await _clock.PassPausesAsync(_store.Looked.Reader.ReadAsync().AsTask(), RetentionService.Every);

        _store.Purges.Should().Be(0);
        _store.Clock = () => _clock.GetUtcNow();
        await NextAsync();
        await service.StopAsync(default);
    }

    private async Task<(DateTimeOffset Contents, DateTimeOffset Questions, DateTimeOffset Webhooks)> NextAsync()
    {
        var contents = await _clock.PassPausesAsync(_store.Purged.Reader.ReadAsync().AsTask(), RetentionService.Every);
        return (contents, await _store.Purged.Reader.ReadAsync(), await _store.Purged.Reader.ReadAsync());
    }

    private RetentionService Service()
    {
        var store = (IStore)(object)_store;
        return new(store, new ServerOptions { KeepFacts = TimeSpan.FromDays(30) }, new ClockCheck(store, _clock), _clock, NullLogger<RetentionService>.Instance);
    }

    /// <summary>A store that has a clock and notes what is to be deleted.</summary>
    public class PurgedStore : DispatchProxy
    {
        public Channel<DateTimeOffset> Purged { get; } = Channel.CreateUnbounded<DateTimeOffset>();

        public Channel<bool> Looked { get; } = Channel.CreateUnbounded<bool>();

        public Func<DateTimeOffset?> Clock { get; set; } = () => null;

        public bool Fails { get; set; }

        public int Purges { get; private set; }

        public static PurgedStore New() => (PurgedStore)(object)Create<IStore, PurgedStore>();

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod!.Name == nameof(IStore.ClockAsync))
            {
                var said = Clock();
                Looked.Writer.TryWrite(true);
                return Task.FromResult(said);
            }

            Purges++;
            Purged.Writer.TryWrite((DateTimeOffset)args![0]!);
            return Fails ? Task.FromException<int>(new StoreException("away")) : Task.FromResult(1);
        }
    }
}
