using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Tests.Runtime;

/// <summary>States and contents in memory, as far as evaluating needs them, with hooks for what a test wants to happen.</summary>
internal sealed class MemoryStore : IEvaluationStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ServiceState> _states = [];

    public Dictionary<string, string> Contents { get; } = [];

    public List<EvaluationSave> Saves { get; } = [];

    public int Finds { get; private set; }

    /// <summary>Runs before a save is looked at.</summary>
    public Func<EvaluationSave, Task> BeforeSave { get; set; } = _ => Task.CompletedTask;

    /// <summary>Makes a service known.</summary>
    public ServiceState Add(string serviceId, bool retired = false)
    {
        lock (_lock)
        {
            return _states[serviceId] = new ServiceState(serviceId, 0, "{}", retired, DateTimeOffset.UnixEpoch, null);
        }
    }

    /// <summary>What another node does when it saves first.</summary>
    public void SaveElsewhere(string serviceId, Evaluation? latest = null)
    {
        lock (_lock)
        {
            var state = _states[serviceId];
            _states[serviceId] = state with { Revision = state.Revision + 1, Latest = latest ?? state.Latest };
        }
    }

    /// <summary>What another node does when something is declared there.</summary>
    public void Declare(string serviceId)
    {
        lock (_lock)
        {
            var state = _states[serviceId];
            _states[serviceId] = state with { Declared = state.Declared with { Version = state.Declared.Version + 1 } };
        }
    }

    public Task<ServiceState?> FindStateAsync(string serviceId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            Finds++;
            return Task.FromResult(_states.GetValueOrDefault(serviceId));
        }
    }

    public async Task<EvaluationSaved?> SaveEvaluationAsync(EvaluationSave save, CancellationToken cancellationToken)
    {
        await BeforeSave(save);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (!_states.TryGetValue(save.Evaluation.Service, out var state) || state.Revision != save.ExpectedRevision)
            {
                return null;
            }

            Saves.Add(save);
            foreach (var (digest, json) in save.Contents)
            {
                Contents.TryAdd(digest, json);
            }

            _states[state.ServiceId] = state with { Revision = state.Revision + 1, Latest = save.Evaluation, DueAt = save.DueAt, Declared = state.Declared with { Evaluated = save.Declared } };
            return new EvaluationSaved(state.Revision + 1, state.Declared.Version != save.Declared);
        }
    }

    public Task<IReadOnlyDictionary<string, string>> FindContentsAsync(IReadOnlyCollection<string> digests, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyDictionary<string, string>>(Contents.Where(c => digests.Contains(c.Key)).ToDictionary());
        }
    }

    public Task<IReadOnlyList<Evaluation>> HistoryAsync(string serviceId, string? before, int limit, CancellationToken cancellationToken) => throw Unneeded();

    public Task<long> CountHistoryAsync(string serviceId, CancellationToken cancellationToken) => throw Unneeded();

    public Task<Evaluation?> FindEvaluationAsync(string evaluationId, CancellationToken cancellationToken) => throw Unneeded();

    public Task<IReadOnlyDictionary<string, GradeAt>> GradesAtAsync(DateTimeOffset at, CancellationToken cancellationToken) => throw Unneeded();

    public Task<ChangeBatch> ChangesAsync(long after, int limit, CancellationToken cancellationToken) => throw Unneeded();

    public Task WaitForChangesAsync(long after, TimeSpan atMost, CancellationToken cancellationToken) => throw Unneeded();

    public Task<int> PurgeContentsAsync(DateTimeOffset unusedSince, CancellationToken cancellationToken) => throw Unneeded();

    private static NotSupportedException Unneeded() => new("An evaluation has no need of this.");
}
