using Scorecards.Core.Scoring;

namespace Scorecards.Core.Runtime;

/// <summary>The order of things within one process: a slot for each service that is being evaluated.</summary>
/// <param name="stopping">Ends every run when the host stops; what is saved is saved as a whole.</param>
public sealed class EmbeddedServiceRuntime(EvaluationPipeline pipeline, IEvaluationStore store, CancellationToken stopping = default) : IServiceRuntime
{
    /// <summary>How often to start again from the stored state when another node saved first.</summary>
    private const int Attempts = 3;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Slot> _slots = new(StringComparer.Ordinal);

    public Task<Evaluation?> EvaluateAsync(string serviceId, CancellationToken cancellationToken)
    {
        Task<Evaluation?> run;
        lock (_lock)
        {
            if (!_slots.TryGetValue(serviceId, out var slot))
            {
                _slots.Add(serviceId, slot = new Slot());
                run = slot.Running = StartAsync(serviceId, slot, null);
            }
            else
            {
                // What is running may have looked already; whoever asks now gets the run after it, all of them the same one.
                run = slot.Waiting ??= StartAsync(serviceId, slot, slot.Running);
            }
        }

        // A caller that goes away stops waiting; the run goes on for the others.
        return run.WaitAsync(cancellationToken);
    }

    private async Task<Evaluation?> StartAsync(string serviceId, Slot slot, Task? before)
    {
        // Started inside the lock, so the work itself must not begin before it is left.
        await (before ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        if (before is not null)
        {
            lock (_lock)
            {
                (slot.Running, slot.Waiting) = (slot.Waiting!, null);
            }
        }

        try
        {
            return await RunAsync(serviceId).ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
            {
                if (slot.Waiting is null)
                {
                    _slots.Remove(serviceId);
                }
            }
        }
    }

    private async Task<Evaluation?> RunAsync(string serviceId)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await store.FindStateAsync(serviceId, stopping).ConfigureAwait(false) is not { } state)
            {
                return null;
            }

            if (await pipeline.RunAsync(state, stopping).ConfigureAwait(false) is { } saved)
            {
                return saved.Latest;
            }
        }

        return null;
    }

    private sealed class Slot
    {
        public Task<Evaluation?> Running { get; set; } = Task.FromResult<Evaluation?>(null);

        public Task<Evaluation?>? Waiting { get; set; }
    }
}
