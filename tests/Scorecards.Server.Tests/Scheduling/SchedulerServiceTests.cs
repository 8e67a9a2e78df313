using Microsoft.Extensions.Logging.Abstractions;
using Scorecards.Core.Catalog;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;
using Scorecards.Server.Hosting;
using Scorecards.Server.Inputs;
using Scorecards.Server.Scheduling;
using Scorecards.Server.Tests.Hosting;
using Scorecards.Storage.Sqlite;
using Scorecards.TestSupport;
using TestDefinitions = Scorecards.Server.Tests.Hosting.TestDefinitions;

namespace Scorecards.Server.Tests.Scheduling;

public sealed class SchedulerServiceTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly FakeClock _clock = new();
    private readonly TestRuntime _runtime = new();
    private readonly WorkStatus _status = new();
    private SqliteStore _store = null!;
    private SchedulerService _scheduler = null!;

    public async Task InitializeAsync()
    {
        _store = new SqliteStore(_folder.Path, _clock);
        await _store.InitializeAsync(default);
        await _store.SyncServicesAsync([ServiceJson.WithDigest(Sample.Service("checkout"))], _ => Now, Now, default);
        var inputs = new LiveInputs();
        var good = new InputStatus("test", Now, null, []);
        inputs.Publish(WorkingSet.Empty with { Definitions = TestDefinitions.Load() }, good, good);
        _scheduler = new SchedulerService(_store, _runtime, inputs, EvaluationSchedule.Default, new ServerOptions(), new ClockCheck(_store, _clock), _status, _clock, NullLogger<SchedulerService>.Instance);
        await _scheduler.StartAsync(default);
    }

    public async Task DisposeAsync()
    {
        _runtime.Answer.TrySetResult(null);
        await _scheduler.StopAsync(default);
        _scheduler.Dispose();
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    private DateTimeOffset Now => _clock.GetUtcNow();

    [Fact]
    public async Task A_claimed_service_is_run_with_the_time_of_its_claim()
    {
        (await _runtime.Called.Task.WaitAsync(TimeSpan.FromSeconds(20))).Should().Be(("checkout", Now));
    }

    [Fact]
    public async Task A_run_that_is_cut_short_by_stopping_is_taken_up_by_others_at_once()
    {
        await _runtime.Called.Task.WaitAsync(TimeSpan.FromSeconds(20));

        // The runtime hears of it first, as it does in the host.
        _runtime.Answer.SetCanceled();
        await _scheduler.StopAsync(default);

        (await _store.ClaimDueAsync("two", Now, Now.AddMinutes(1), 1, default)).Should().Equal("checkout");
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 60)]
    public async Task A_run_that_fails_is_tried_again_soon_when_the_store_was_at_fault(bool store, int seconds)
    {
        await _runtime.Called.Task.WaitAsync(TimeSpan.FromSeconds(20));

        _runtime.Answer.SetException(store ? new StoreException("away") : new InvalidOperationException("broken"));
        await _scheduler.StopAsync(default);

        (await _store.FindStateAsync("checkout", default))!.DueAt.Should().Be(Now.AddSeconds(seconds));
        _status.Failure.Should().Be(store ? "away" : null);
    }

    private sealed class TestRuntime : IServiceRuntime
    {
        public TaskCompletionSource<(string Service, DateTimeOffset DueBy)> Called { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource<Evaluation?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<Evaluation?> EvaluateAsync(string serviceId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Evaluation?> EvaluateDueAsync(string serviceId, DateTimeOffset dueBy, CancellationToken cancellationToken)
        {
            Called.TrySetResult((serviceId, dueBy));
            return Answer.Task;
        }
    }
}
