using Microsoft.Extensions.Logging.Abstractions;
using Scorecards.Core.Catalog;
using Scorecards.Core.Facts;
using Scorecards.Core.Runtime;
using Scorecards.Server.Inputs;
using Scorecards.Server.Notifications;
using Scorecards.Server.Projection;
using Scorecards.Sources.Setup;
using Scorecards.TestSupport;

namespace Scorecards.Server.Tests.Notifications;

/// <summary>A node that delivers over a store that it may share with others.</summary>
internal sealed class DeliveryNode : IDisposable
{
    private readonly NotificationChannels _channels;

    public DeliveryNode(IStore store, FakeClock clock, IReadOnlyDictionary<string, string> secrets, params string[] notifications)
    {
        var set = TestSupport.TestDefinitions.Set(notifications);
        var good = new InputStatus("test", clock.GetUtcNow(), null, []);
        var inputs = new LiveInputs();
        inputs.Publish(new WorkingSet(set, ServiceCatalog.Empty, new Dictionary<string, ISource>()), good, good);
        Lease = new DeliveryLease(store, clock);
        _channels = new NotificationChannels(inputs, new SourceContext { Clock = clock, CacheFolder = "", Environment = name => secrets.GetValueOrDefault(name) });
        var run = new ChannelRun(store, Lease, new RetrySchedule(() => 0), clock, NullLogger<ChannelRun>.Instance);
        Round = new DeliveryRound(
            store, Lease, new Dispatcher(store, clock, NullLogger<Dispatcher>.Instance), _channels, run,
            new SourceWatch(store, new LiveSnapshot(), inputs, clock), inputs, clock, NullLogger<DeliveryRound>.Instance);
    }

    public DeliveryLease Lease { get; }

    public DeliveryRound Round { get; }

    /// <summary>A round, and all that it started.</summary>
    public async Task<bool> DeliverAsync()
    {
        var held = await Round.StartAsync(default);
        await Task.WhenAll(Round.Running).WaitAsync(TimeSpan.FromSeconds(30));
        return held;
    }

    public void Dispose() => _channels.Dispose();
}
