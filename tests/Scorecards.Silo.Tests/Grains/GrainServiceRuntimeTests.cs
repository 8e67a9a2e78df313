using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Concurrency;
using Orleans.Runtime;
using Scorecards.Core.Catalog;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;
using Scorecards.Silo.Grains;
using Scorecards.TestSupport;

namespace Scorecards.Silo.Tests.Grains;

public sealed class GrainServiceRuntimeTests : IDisposable
{
    private readonly FakeClock clock = new();
    private readonly StubGrain grain = new();
    private readonly StubStore store = new();
    private readonly StubLifetime host = new();
    private readonly GrainServiceRuntime runtime;

    public GrainServiceRuntimeTests()
    {
        runtime = new GrainServiceRuntime(_ => grain, store, host, clock, NullLogger<GrainServiceRuntime>.Instance);
        host.Start();
    }

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task A_grain_whose_silo_is_being_declared_dead_is_called_again()
    {
        grain.Fail(new SiloUnavailableException("dead"), new SiloUnavailableException("rejected"));

        await WhileTimePassesAsync(() => runtime.EvaluateAsync("a", default));

        grain.Calls.Should().Be(3);
    }

    [Fact]
    public async Task Patience_ends()
    {
        grain.Fail([.. Enumerable.Repeat(new SiloUnavailableException("rejected"), 1_000)]);
        var began = clock.GetUtcNow();

        await FluentActions.Invoking(() => WhileTimePassesAsync(() => runtime.EvaluateAsync("a", default))).Should().ThrowAsync<RuntimeUnavailableException>();

        (clock.GetUtcNow() - began).Should().BeGreaterThan(GrainServiceRuntime.Patience).And.BeLessThan(GrainServiceRuntime.Patience + TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task The_scheduler_is_told_at_once_that_it_may_go_on_with_others()
    {
        grain.Fail(new SiloUnavailableException("rejected"));
        var claimed = clock.GetUtcNow();

        await runtime.Invoking(r => r.EvaluateDueAsync("a", claimed, default)).Should().ThrowAsync<RuntimeUnavailableException>();

        store.MadeDue.Should().BeEmpty("it is due until it is done");
        grain.DueBy.Should().Equal(claimed);
    }

    [Fact]
    public async Task A_call_whose_answer_never_comes_is_made_again_when_the_grain_began_anew()
    {
        grain.Hang();

        await WhileTimePassesAsync(() => runtime.EvaluateAsync("a", default));

        grain.Calls.Should().Be(2);
    }

    [Fact]
    public async Task An_evaluation_that_failed_is_not_asked_for_again()
    {
        grain.Fail(new TimeoutException("took too long"));

        await runtime.Invoking(r => r.EvaluateAsync("a", default)).Should().ThrowAsync<TimeoutException>();

        grain.Calls.Should().Be(1);
    }

    [Fact]
    public async Task A_silo_that_does_not_say_where_it_is_is_asked_again()
    {
        grain.FailMark(new TimeoutException("hangs"));

        await WhileTimePassesAsync(() => runtime.EvaluateAsync("a", default));

        grain.Calls.Should().Be(1);
    }

    [Fact]
    public async Task A_run_on_a_silo_that_stops_is_asked_for_elsewhere()
    {
        grain.Fail(new TaskCanceledException());

        await WhileTimePassesAsync(() => runtime.EvaluateAsync("a", default));

        grain.Calls.Should().Be(2);
    }

    [Fact]
    public async Task What_was_asked_for_and_may_be_done_is_made_due_once_and_done_once()
    {
        grain.Fail(new SiloUnavailableException("dead"), new OvertakenException(), new SiloUnavailableException("rejected"));
        var asked = clock.GetUtcNow();

        await WhileTimePassesAsync(() => runtime.EvaluateAsync("a", default));

        store.MadeDue.Should().Equal(("a", asked));
        grain.DueBy.Should().Equal(DateTimeOffset.MaxValue, asked, asked, asked);
    }

    [Fact]
    public async Task What_cannot_have_begun_is_simply_asked_for_again()
    {
        grain.FailMark(new SiloUnavailableException("dead"));

        await WhileTimePassesAsync(() => runtime.EvaluateAsync("a", default));

        store.MadeDue.Should().BeEmpty();
        grain.DueBy.Should().Equal(DateTimeOffset.MaxValue);
    }

    [Fact]
    public async Task A_caller_that_goes_away_is_not_kept_waiting()
    {
        grain.Fail(new SiloUnavailableException("dead"));
        using var away = new CancellationTokenSource();
        var call = runtime.EvaluateAsync("a", away.Token);
        SpinWait.SpinUntil(() => clock.Timers > 0);

        await away.CancelAsync();

        await call.Invoking(c => c).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Nothing_is_called_before_the_silo_has_started()
    {
        using var starting = new StubLifetime();
        var early = new GrainServiceRuntime(_ => grain, store, starting, clock, NullLogger<GrainServiceRuntime>.Instance);

        var call = early.EvaluateAsync("a", default);
        grain.Calls.Should().Be(0);
        starting.Start();
        await call;

        grain.Calls.Should().Be(1);
    }

    /// <summary>Away from the test's synchronization context, all that waits for a timer goes on within the move of the clock.</summary>
    private Task WhileTimePassesAsync(Func<Task> call) => Task.Run(async () =>
    {
        var running = call();
        while (!running.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        await running;
    });

    private sealed class StubGrain : IServiceGrain
    {
        private readonly Queue<Exception> _failures = [];
        private readonly Queue<Exception> _markFailures = [];
        private Guid _activation = Guid.NewGuid();
        private bool _hangs;

        public int Calls { get; private set; }

        public void Fail(params Exception[] failures) => Array.ForEach(failures, _failures.Enqueue);

        public void FailMark(Exception failure) => _markFailures.Enqueue(failure);

        public Task<RunMark> MarkAsync() => _markFailures.TryDequeue(out var failure)
            ? Task.FromException<RunMark>(failure)
            : Task.FromResult(new RunMark(_activation, 0));

        /// <summary>The next run is never answered, since the silo dies with it.</summary>
        public void Hang() => _hangs = true;

        /// <summary>By when the service had to be due, call by call.</summary>
        public List<DateTimeOffset> DueBy { get; } = [];

        public Task<Immutable<Evaluation?>> EvaluateAsync(RunMark asked, DateTimeOffset dueBy)
        {
            Calls++;
            DueBy.Add(dueBy);
            if (_hangs)
            {
                (_hangs, _activation) = (false, Guid.NewGuid());
                return new TaskCompletionSource<Immutable<Evaluation?>>().Task;
            }

            return _failures.TryDequeue(out var failure)
                ? Task.FromException<Immutable<Evaluation?>>(failure)
                : Task.FromResult(default(Immutable<Evaluation?>));
        }
    }

    private sealed class StubStore : IServiceStore
    {
        public List<(string Service, DateTimeOffset At)> MadeDue { get; } = [];

        public Task<bool> MakeDueAsync(string serviceId, DateTimeOffset dueAt, CancellationToken cancellationToken)
        {
            MadeDue.Add((serviceId, dueAt));
            return Task.FromResult(true);
        }

        public Task MakeDueAsync(Func<string, DateTimeOffset?> dueAt, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<CatalogChanges> SyncServicesAsync(
            IReadOnlyCollection<Service> services, Func<string, DateTimeOffset> firstDue, DateTimeOffset now, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<string>> ClaimDueAsync(
            string node, DateTimeOffset now, DateTimeOffset leaseUntil, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<string>> RenewAsync(
            string node, IReadOnlyCollection<string> serviceIds, DateTimeOffset leaseUntil, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task ReleaseAsync(string node, string serviceId, DateTimeOffset dueAt, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<DateTimeOffset?> NextDueAsync(DateTimeOffset now, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private sealed class StubLifetime : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource _started = new();

        public CancellationToken ApplicationStarted => _started.Token;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void Start() => _started.Cancel();

        public void StopApplication()
        {
        }

        public void Dispose() => _started.Dispose();
    }
}
