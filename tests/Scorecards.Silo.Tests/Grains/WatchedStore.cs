using System.Collections.Concurrent;
using System.Diagnostics;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;

namespace Scorecards.Silo.Tests.Grains;

/// <summary>A real store that a test can hold up and let fail, and that counts what it is asked.</summary>
public sealed class WatchedStore(IStore inner) : IEvaluationStore
{
    private readonly ConcurrentDictionary<string, Gate> _gates = new();
    private readonly ConcurrentDictionary<string, int> _runs = new();
    private readonly ConcurrentDictionary<string, ActivityTraceId?> _traces = new();
    private int _reads;
    private StoreException? _failure;

    /// <summary>How often a state was read.</summary>
    public int Reads => _reads;

    /// <summary>How many runs of a service came to be saved.</summary>
    public int Runs(string service) => _runs.GetValueOrDefault(service);

    /// <summary>The trace that the last run of a service belonged to.</summary>
    public ActivityTraceId? Trace(string service) => _traces.GetValueOrDefault(service);

    /// <summary>Holds up the next run of a service before it is saved.</summary>
    public Gate Hold(string service) => _gates[service] = new Gate();

    /// <summary>Fails the next save.</summary>
    public void FailNextSave(string message) => _failure = new StoreException(message);

    public Task<ServiceState?> FindStateAsync(string serviceId, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        return inner.FindStateAsync(serviceId, cancellationToken);
    }

    public async Task<EvaluationSaved?> SaveEvaluationAsync(EvaluationSave save, CancellationToken cancellationToken)
    {
        var service = save.Evaluation.Service;
        _runs.AddOrUpdate(service, 1, (_, n) => n + 1);
        _traces[service] = Activity.Current?.TraceId;
        if (_gates.TryRemove(service, out var gate))
        {
            await gate.PassAsync(cancellationToken);
        }

        if (Interlocked.Exchange(ref _failure, null) is { } failure)
        {
            throw failure;
        }

        return await inner.SaveEvaluationAsync(save, cancellationToken);
    }

    public Task<IReadOnlyList<Evaluation>> HistoryAsync(string serviceId, string? before, int limit, CancellationToken cancellationToken) =>
        inner.HistoryAsync(serviceId, before, limit, cancellationToken);

    public Task<long> CountHistoryAsync(string serviceId, CancellationToken cancellationToken) => inner.CountHistoryAsync(serviceId, cancellationToken);

    public Task<Evaluation?> FindEvaluationAsync(string evaluationId, CancellationToken cancellationToken) =>
        inner.FindEvaluationAsync(evaluationId, cancellationToken);

    public Task<IReadOnlyDictionary<string, GradeAt>> GradesAtAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        inner.GradesAtAsync(at, cancellationToken);

    public Task<IReadOnlyDictionary<string, string>> FindContentsAsync(IReadOnlyCollection<string> digests, CancellationToken cancellationToken) =>
        inner.FindContentsAsync(digests, cancellationToken);

    public Task<ChangeBatch> ChangesAsync(long after, int limit, CancellationToken cancellationToken) => inner.ChangesAsync(after, limit, cancellationToken);

    public Task WaitForChangesAsync(long after, TimeSpan atMost, CancellationToken cancellationToken) =>
        inner.WaitForChangesAsync(after, atMost, cancellationToken);

    public Task<int> PurgeContentsAsync(DateTimeOffset unusedSince, CancellationToken cancellationToken) =>
        inner.PurgeContentsAsync(unusedSince, cancellationToken);
}
