using Orleans.Concurrency;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;

namespace Scorecards.Silo.Grains;

/// <summary>
/// Runs the evaluations of one service one after the other, and keeps what the last one left, which saves a read a run.
/// Nothing of it needs to last: the store is the truth, and its revision the safety where two activations meet.
/// </summary>
[GrainType("service")]
public sealed class ServiceGrain(EvaluationPipeline pipeline, IEvaluationStore store, InputsGate inputs, RunDeadline limit, IHostApplicationLifetime host)
    : Grain, IServiceGrain
{
    private RunMark _mark = new(Guid.NewGuid(), 0);
    private Task<Evaluation?> _run = Task.FromResult<Evaluation?>(null);
    private ServiceState? _state;

    public Task<RunMark> MarkAsync() => Task.FromResult(_mark);

    public async Task<Immutable<Evaluation?>> EvaluateAsync(RunMark asked, DateTimeOffset dueBy)
    {
        // Requests come in one at a time. Those that waited for the same run find it done by the first of them.
        if (!_mark.IsAfter(asked))
        {
            _mark = _mark.Next();
            _run = RunAsync(dueBy);
        }

        return (await _run).AsImmutable();
    }

    private async Task<Evaluation?> RunAsync(DateTimeOffset dueBy)
    {
        using var deadline = new CancellationTokenSource(limit.After);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, host.ApplicationStopping);
        try
        {
            return await EvaluateAsync(dueBy, ending.Token);
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested)
        {
            throw new TimeoutException($"The evaluation of {this.GetPrimaryKeyString()} took longer than {limit.After.TotalSeconds:0} s.", e);
        }
    }

    private async Task<Evaluation?> EvaluateAsync(DateTimeOffset dueBy, CancellationToken cancellationToken)
    {
        await inputs.PassAsync(cancellationToken);

        // The store may have made it due earlier than what is kept says, and who asks for a run has perhaps just declared something.
        var kept = dueBy < DateTimeOffset.MaxValue && _state?.DueAt <= dueBy ? _state : null;
        if (kept is not null)
        {
            // What was declared since that was read is not in this run, so it is not what others ask for.
            _mark = _mark.Back();
        }

        var state = kept ?? await FindAsync(cancellationToken);

        // Forgotten until it is known to be right again: after a failure nobody knows what was saved.
        _state = null;
        if (state is null)
        {
            return null;
        }

        if (state.DueAt > dueBy)
        {
            // No run after all, for those who wait for one.
            (_mark, _state) = (_mark.Back(), state);
            return state.Latest;
        }

        if (await pipeline.RunAsync(state, cancellationToken) is { } run)
        {
            _state = run.Next;
            return run.Evaluation;
        }

        return await FindAsync(cancellationToken) is { } now && now.Revision != state.Revision
            ? throw new OvertakenException($"{state.ServiceId} was saved as revision {now.Revision} by another activation.")
            : null;
    }

    private Task<ServiceState?> FindAsync(CancellationToken cancellationToken) => store.FindStateAsync(this.GetPrimaryKeyString(), cancellationToken);
}
