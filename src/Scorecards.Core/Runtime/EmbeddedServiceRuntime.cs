using Scorecards.Core.Scoring;

namespace Scorecards.Core.Runtime;

/// <summary>The order of things within one process: a turn for each service that is being evaluated.</summary>
/// <param name="stopping">Ends every run when the host stops; what is saved is saved as a whole.</param>
public sealed class EmbeddedServiceRuntime(EvaluationPipeline pipeline, IEvaluationStore store, CancellationToken stopping = default) : IServiceRuntime
{
    /// <summary>How often to start again from the stored state when another node saved first.</summary>
    private const int Attempts = 3;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Turn> _turns = new(StringComparer.Ordinal);

    public Task<Evaluation?> EvaluateAsync(string serviceId, CancellationToken cancellationToken) =>
        EvaluateAsync(serviceId, DateTimeOffset.MaxValue, cancellationToken);

    public Task<Evaluation?> EvaluateDueAsync(string serviceId, DateTimeOffset dueBy, CancellationToken cancellationToken) =>
        EvaluateAsync(serviceId, dueBy, cancellationToken);

    private Task<Evaluation?> EvaluateAsync(string serviceId, DateTimeOffset dueBy, CancellationToken cancellationToken)
    {
        Task<Evaluation?> run;
        lock (_lock)
        {
            if (!_turns.TryGetValue(serviceId, out var turn))
            {
                _turns.Add(serviceId, turn = new Turn());
                run = turn.Running = StartAsync(serviceId, turn, null, dueBy);
            }
            else
            {
                // What is running may have looked already; whoever asks now gets the run after it, all of them the same one.
                turn.WaitingDueBy = turn.Waiting is null || dueBy > turn.WaitingDueBy ? dueBy : turn.WaitingDueBy;
                run = turn.Waiting ??= StartAsync(serviceId, turn, turn.Running, dueBy);
            }
        }

        // A caller that goes away stops waiting; the run goes on for the others.
        return run.WaitAsync(cancellationToken);
    }

    private async Task<Evaluation?> StartAsync(string serviceId, Turn turn, Task? before, DateTimeOffset dueBy)
    {
        // Started inside the lock, so the work itself must not begin before it is left.
        await (before ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        if (before is not null)
        {
            lock (_lock)
            {
                (turn.Running, turn.Waiting) = (turn.Waiting!, null);
                dueBy = turn.WaitingDueBy;
            }
        }

        try
        {
            return await RunAsync(serviceId, dueBy).ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
            {
                if (turn.Waiting is null)
                {
                    _turns.Remove(serviceId);
                }
            }
        }
    }

    private async Task<Evaluation?> RunAsync(string serviceId, DateTimeOffset dueBy)
    {
        var state = await store.FindStateAsync(serviceId, stopping).ConfigureAwait(false);
        for (var attempt = 0; attempt < Attempts && state is not null; attempt++)
        {
            // Looked at again on every attempt: the save of another node moves the due time, and fails ours.
            if (state.DueAt > dueBy)
            {
                return state.Latest;
            }

            if (await pipeline.RunAsync(state, stopping).ConfigureAwait(false) is { } run)
            {
                return run.Evaluation;
            }

            var outdated = state;
            state = await store.FindStateAsync(serviceId, stopping).ConfigureAwait(false);
            if (state?.Revision == outdated.Revision)
            {
                // Nobody saved meanwhile: the service is not in the catalog.
                return null;
            }
        }

        // Others saved each time since this run began, so the last of theirs looked after it was asked for.
        return state?.Latest;
    }

    private sealed class Turn
    {
        public Task<Evaluation?> Running { get; set; } = Task.FromResult<Evaluation?>(null);

        public Task<Evaluation?>? Waiting { get; set; }

        /// <summary>The latest that any of those who wait has asked for.</summary>
        public DateTimeOffset WaitingDueBy { get; set; }
    }
}
