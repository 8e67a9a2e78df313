using Scorecards.Core.Gates;
using Scorecards.Server.Inputs;

namespace Scorecards.Server.Gates;

/// <summary>Declares freezes and lifts them. When a call returns, this node goes by it, and no other keeps an allow against it.</summary>
public sealed class FreezeDesk(IGateStore store, ActingWatch watch, LiveInputs inputs, TimeProvider clock) : IDisposable
{
    private const int Attempts = 3;

    private readonly SemaphoreSlim _one = new(1);

    public void Dispose() => _one.Dispose();

    /// <summary>What is wrong with a freeze that is to be declared, by field; empty when nothing is.</summary>
    public IReadOnlyDictionary<string, string> Mistakes(NewFreeze freeze)
    {
        var current = inputs.Current;
        IReadOnlyCollection<string> environments = [.. current.Definitions.GatePolicy?.Environments.Keys ?? []];
        return FreezeRules.Mistakes(freeze, environments, [.. current.Catalog.Services.Keys], clock.GetUtcNow());
    }

    /// <summary>Declares a freeze without mistakes.</summary>
    /// <param name="by">The name of the token.</param>
    public async Task<Freeze> DeclareAsync(NewFreeze freeze, string by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var declared = FreezeRules.Declare(Guid.CreateVersion7(now).ToString("N"), freeze, by, now);
        await store.AddFreezeAsync(declared, GateEvents.Declared(declared, inputs.Current.ServerUrl), cancellationToken);
        await watch.RefreshAsync(CancellationToken.None);
        return declared;
    }

    /// <summary>The same for what a person sends by a button: two clicks declare one.</summary>
    public async Task<Freeze> DeclareOnceAsync(NewFreeze freeze, string by, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var next = FreezeRules.Declare("", freeze, by, clock.GetUtcNow());
            var acting = await watch.RefreshAsync(cancellationToken);
            return acting.Freezes.FirstOrDefault(known => FreezeRules.IsAgain(known, next)) ?? await DeclareAsync(freeze, by, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The freeze after it was lifted; null when there is none of that id, and the freeze as it is when it was over already.</summary>
    /// <param name="by">The name of the token.</param>
    public async Task<(Freeze? Freeze, bool Lifted)> LiftAsync(string id, string by, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await store.FindFreezeAsync(id, cancellationToken) is not { } freeze)
            {
                return (null, false);
            }

            if (FreezeRules.Lift(freeze, by, clock.GetUtcNow()) is not { } lifted)
            {
                return (freeze, false);
            }

            if (await store.ChangeFreezeAsync(freeze, lifted, GateEvents.Lifted(lifted, inputs.Current.ServerUrl), cancellationToken))
            {
                await watch.RefreshAsync(CancellationToken.None);
                return (lifted, true);
            }
        }

        return (await store.FindFreezeAsync(id, cancellationToken), false);
    }
}
